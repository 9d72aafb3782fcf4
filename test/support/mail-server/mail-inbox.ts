import { describeMail, describeMatch, type Match, matches, type ReceivedMail } from './received-mail.js';

interface Waiter {
  readonly match: Match;
  readonly resolve: (mail: ReceivedMail) => void;
  readonly reject: (error: Error) => void;
}

/** What has arrived, and who waits for what. Each mail is handed to one waiter, so that "the next" means another. */
export class MailInbox {
  readonly received: ReceivedMail[] = [];
  private readonly handedOut = new Set<ReceivedMail>();
  private readonly waiters = new Set<Waiter>();

  add(mail: ReceivedMail): void {
    this.received.push(mail);
    for (const waiter of this.waiters) {
      if (!matches(mail, waiter.match)) continue;
      this.handedOut.add(mail);
      waiter.resolve(mail);
      return;
    }
  }

  /** The oldest mail that fits and was not handed out before, as soon as there is one. */
  next(match: Match, timeoutMs: number): Promise<ReceivedMail> {
    const waiting = this.received.find((mail) => !this.handedOut.has(mail) && matches(mail, match));
    if (waiting) {
      this.handedOut.add(waiting);
      return Promise.resolve(waiting);
    }
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(deadline);
        this.waiters.delete(waiter);
      };
      const waiter: Waiter = {
        match,
        resolve: (mail) => {
          done();
          resolve(mail);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      };
      const deadline = setTimeout(() => waiter.reject(this.disappointment(match, `within ${timeoutMs} ms`)), timeoutMs);
      this.waiters.add(waiter);
    });
  }

  close(): void {
    for (const waiter of this.waiters) {
      waiter.reject(this.disappointment(waiter.match, 'before the mail server was stopped'));
    }
  }

  private disappointment(match: Match, when: string): Error {
    const arrived = this.received.map(
      (mail) => `\n  ${describeMail(mail)}${this.handedOut.has(mail) ? ' (awaited before)' : ''}`,
    );
    const list = arrived.length > 0 ? `These did arrive:${arrived.join('')}` : 'None did.';
    return new Error(`No mail ${describeMatch(match)} arrived ${when}. ${list}`);
  }
}

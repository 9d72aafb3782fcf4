import { isAscii } from 'node:buffer';
import { within } from './cutoff.js';
import { dotStuffed } from './dot-stuffed.js';
import { IdleSessions } from './idle-sessions.js';
import { parseRelay, type RelayOptions, type SmtpRelay } from './relay.js';
import type { SendResult } from './send-result.js';
import { SendStopped } from './send-stopped.js';
import { SmtpSession } from './smtp-session.js';
import { type Envelope, isOutOfSequence, type SendHooks, type Transmission, transmit } from './transmit.js';
import { usableAddress } from './usable-address.js';

const bareLineEnd = /\r(?!\n)|(?<!\r)\n/;

/** Sends mails over one relay, and says of each exactly how far it came. Any number of sends may run at once. */
export class SmtpSender {
  readonly #relay: SmtpRelay;
  readonly #idle: IdleSessions;
  readonly #underWay = new Set<Promise<unknown>>();
  /** Until the relay answers commands that came together as if it had not heard those before them. */
  #mayPipeline = true;
  #closed = false;

  constructor(relay: RelayOptions | SmtpRelay) {
    this.#relay = 'url' in relay ? parseRelay(relay) : relay;
    this.#idle = new IdleSessions(this.#relay.concurrency, this.#relay.deadlines.idle);
  }

  /**
   * Answers with what happened; it throws only for what no relay could take: an address that is none, a mail that is
   * not 7 bit in lines that end in CRLF, or a sender that is closed.
   */
  async send(mime: Buffer, envelope: Envelope, hooks: SendHooks, signal?: AbortSignal): Promise<SendResult> {
    if (this.#closed) throw new Error('this SMTP sender is closed');
    if (!isAscii(mime)) throw new Error('a mail is composed in 7 bit');
    const text = mime.toString('latin1');
    // A relay that takes one for a line end would see a dot where we see none (SMTP smuggling).
    if (bareLineEnd.test(text)) throw new Error('the lines of a mail end in CRLF');
    const addresses = { from: usableAddress('from', envelope.from), to: usableAddress('to', envelope.to) };
    const { beforeData, afterData } = this.#relay.deadlines;
    const sending = within(beforeData, signal, (cut) =>
      this.#deliver({ body: dotStuffed(text), envelope: addresses, hooks, beforeData: cut, afterData, signal }),
    );
    this.#underWay.add(sending);
    return sending.finally(() => this.#underWay.delete(sending));
  }

  /** Takes no more mails, lets those under way come to their end, and says goodbye to the relay. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#underWay);
    await this.#idle.close();
  }

  async #deliver(mail: Transmission): Promise<SendResult> {
    const idle = this.#idle.take();
    const together = this.#mayPipeline;
    const reused = idle ? await this.#reuse(idle, mail) : null;
    const result = reused ?? (await this.#deliverAfresh(mail));
    if (!together || !isOutOfSequence(result)) return result;
    // It offers to take commands together and loses track of them: it hears them one by one, this mail's first.
    this.#mayPipeline = false;
    return await this.#deliver(mail);
  }

  async #deliverAfresh(mail: Transmission): Promise<SendResult> {
    try {
      const session = await SmtpSession.open(this.#relay, mail.beforeData);
      return await this.#transmit(session, mail);
    } catch (error) {
      if (error instanceof SendStopped) return error.result;
      throw error;
    }
  }

  /** @returns null when the relay had given the connection up, which says nothing about this mail. */
  async #reuse(session: SmtpSession, mail: Transmission): Promise<SendResult | null> {
    if (session.needsReset && !(await this.#reset(session, mail.beforeData))) return null;
    const result = await this.#transmit(session, mail);
    return wasGivenUp(result) ? null : result;
  }

  async #reset(session: SmtpSession, cut: AbortSignal): Promise<boolean> {
    const { code } = await session.command('RSET', cut).catch(() => ({ code: 0 }));
    if (code === 250) return true;
    session.end('aborted');
    return false;
  }

  async #transmit(session: SmtpSession, mail: Transmission): Promise<SendResult> {
    session.mayPipeline = this.#mayPipeline;
    try {
      return await transmit(session, mail);
    } finally {
      this.#idle.keep(session);
    }
  }
}

/** The answer to MAIL was the end of the connection, or 421, which announces it. */
function wasGivenUp(result: SendResult): boolean {
  if (result.outcome === 'failed') return result.phase === 'mail' && result.reason === 'connection-lost';
  return result.outcome === 'rejected' && result.phase === 'mail' && result.code === 421;
}

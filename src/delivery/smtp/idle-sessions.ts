import type { SmtpSession } from './smtp-session.js';

// Relays end a connection after some hundred mails or less, with an answer that looks like a refusal.
const MAILS_PER_SESSION = 100;

/** Open sessions between two mails. */
export class IdleSessions {
  readonly #timers = new Map<SmtpSession, NodeJS.Timeout>();
  readonly #leaving = new Set<Promise<void>>();

  constructor(
    private readonly capacity: number,
    private readonly idleMilliseconds: number,
  ) {}

  /** The one used last, which is the least likely to have been closed. */
  take(): SmtpSession | null {
    const session = [...this.#timers.keys()].at(-1);
    if (!session) return null;
    this.#forget(session);
    return session;
  }

  /** Keeps it for the next mail, or says goodbye. */
  keep(session: SmtpSession): void {
    if (!session.alive) return;
    const isWorthKeeping = this.#timers.size < this.capacity && session.mails < MAILS_PER_SESSION;
    if (isWorthKeeping) this.#awaitNextMail(session);
    else this.#dismiss(session);
  }

  /** Resolves when every connection is closed. */
  async close(): Promise<void> {
    for (const session of [...this.#timers.keys()]) this.#dismiss(session);
    await Promise.all(this.#leaving);
  }

  #awaitNextMail(session: SmtpSession): void {
    const timer = setTimeout(() => this.#dismiss(session), this.idleMilliseconds);
    this.#timers.set(session, timer);
    session.onGone = () => this.#forget(session);
  }

  #dismiss(session: SmtpSession): void {
    this.#forget(session);
    const leaving = session.quit().finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }

  #forget(session: SmtpSession): void {
    clearTimeout(this.#timers.get(session));
    this.#timers.delete(session);
  }
}

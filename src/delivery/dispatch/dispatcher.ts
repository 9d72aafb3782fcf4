import type { BounceAddresses } from '../bounce/bounce-address.js';
import type { SmtpSender } from '../smtp/smtp-sender.js';
import { usableAddress } from '../smtp/usable-address.js';
import type { Claim } from './claim.js';
import { DispatchLog } from './dispatch-log.js';
import type { MessageLedger } from './message-ledger.js';
import { type SendAttemptTools, sendAttempt } from './send-attempt.js';

export interface DispatcherOptions {
  readonly mailFrom: string;
  /** Where the service is reached: links in mails lead there. */
  readonly publicUrl: string;
  /** Takes the mails of sandboxes; nobody does, if left out. */
  readonly sandbox?: Pick<SmtpSender, 'send' | 'close'>;
  /** Where every mail goes instead of its recipient: for staging. */
  readonly redirectTo?: string;
  /** Envelope senders that name their mail; every mail has `mailFrom`, if left out. */
  readonly bounceAddresses?: BounceAddresses;
  /** Whether Postmark sends the mails and tells of them; false, if left out. */
  readonly markForPostmark?: boolean;
  /** Messages being sent at once by this process. */
  readonly concurrency: number;
  /** How long `stop` lets sends go on, in milliseconds. */
  readonly drainMs?: number;
}

// A process is killed 25 s after it was asked to end; what is cut off before that is on record.
const defaultDrainMs = 15_000;

/** Sends what is due: claims, and makes an attempt at each claimed message. Nothing it holds must survive it. */
export class Dispatcher {
  readonly #log = new DispatchLog();
  readonly #underWay = new Set<Promise<void>>();
  readonly #cutOff = new AbortController();
  readonly #tools: SendAttemptTools;
  #stopped = false;
  #claiming: Promise<void> | undefined;

  constructor(
    private readonly ledger: MessageLedger,
    private readonly sender: Pick<SmtpSender, 'send' | 'close'>,
    private readonly options: DispatcherOptions,
  ) {
    // An address of ours that no relay takes would make every message undeliverable.
    const mailFrom = usableAddress('from', options.mailFrom);
    const redirectTo = options.redirectTo === undefined ? null : usableAddress('redirectTo', options.redirectTo);
    const sandbox = options.sandbox ?? null;
    const { publicUrl, markForPostmark = false } = options;
    const signal = this.#cutOff.signal;
    const envelopeFrom = (messageId: string) => options.bounceAddresses?.of(messageId) ?? mailFrom;
    const tools = { ledger, sender, sandbox, mailFrom, envelopeFrom, publicUrl, markForPostmark, redirectTo, signal };
    this.#tools = { ...tools, log: this.#log };
  }

  /** Claims and starts to send until nothing more is due or every slot is taken. Several calls at once are one. */
  async tick(): Promise<void> {
    this.#claiming ??= this.#fill().finally(() => {
      this.#claiming = undefined;
    });
    await this.#claiming;
  }

  /** Resolves when everything that is due now has been tried. */
  async idle(): Promise<void> {
    do {
      await this.tick();
      await Promise.all(this.#underWay);
    } while (this.#claiming !== undefined || this.#underWay.size > 0);
  }

  /** Claims nothing more, waits for the sends under way, cuts off those that take too long, and closes the sender. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const cut = setTimeout(() => this.#cutOff.abort(), this.options.drainMs ?? defaultDrainMs);
    await this.#claiming;
    await Promise.all(this.#underWay);
    clearTimeout(cut);
    await this.sender.close();
    await this.options.sandbox?.close();
  }

  async #fill(): Promise<void> {
    try {
      for (let more = true; more && !this.#stopped; ) {
        const free = this.options.concurrency - this.#underWay.size;
        if (free <= 0) return;
        const claims = await this.ledger.claim(free);
        for (const claim of claims) this.#start(claim);
        more = claims.length === free;
      }
      this.#log.claimed();
    } catch (error) {
      this.#log.notClaimed(error);
    }
  }

  #start(claim: Claim): void {
    const attempt = sendAttempt(claim, this.#tools)
      .catch((error: unknown) => this.#log.notRecorded(claim, error))
      .then(() => {
        this.#underWay.delete(attempt);
        void this.tick();
      });
    this.#underWay.add(attempt);
  }
}

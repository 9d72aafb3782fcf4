import { Logger } from '@nestjs/common';
import type { MessageEntity } from '../message/message.entity.js';
import { composeMime } from '../smtp/compose-mime.js';
import type { SendResult } from '../smtp/send-result.js';
import type { SmtpSender } from '../smtp/smtp-sender.js';
import { type Claim, leaseSeconds, type MessageLedger } from './message-ledger.js';

export interface DispatcherOptions {
  readonly mailFrom: string;
  /** Messages being sent at once by this process. */
  readonly concurrency: number;
}

// Three renewals fit into a lease: one may fail without losing it.
const renewEveryMs = (leaseSeconds * 1_000) / 4;

/** Sends what is due: claims, re-checks, marks the start of the data, sends, records. Nothing it holds must survive it. */
export class Dispatcher {
  readonly #logger = new Logger(Dispatcher.name);
  readonly #underWay = new Map<string, { claim: Claim; done: Promise<void> }>();
  readonly #renewal: NodeJS.Timeout;
  #stopped = false;
  #claiming: Promise<void> | undefined;
  #relayAway = false;

  constructor(
    private readonly ledger: MessageLedger,
    private readonly sender: SmtpSender,
    private readonly options: DispatcherOptions,
  ) {
    this.#renewal = setInterval(() => this.#renew(), renewEveryMs);
    this.#renewal.unref();
  }

  /** Claims and sends until nothing more is due or every slot is taken. Several calls at once are one. */
  async tick(): Promise<void> {
    this.#claiming ??= this.#fill().finally(() => {
      this.#claiming = undefined;
    });
    await this.#claiming;
  }

  /** Resolves when everything that is due now has been tried; for tests and for stopping. */
  async idle(): Promise<void> {
    await this.tick();
    while (this.#underWay.size > 0) await Promise.all([...this.#underWay.values()].map((each) => each.done));
  }

  /** Claims nothing more and waits for the sends under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#renewal);
    await this.#claiming?.catch(() => undefined);
    await Promise.all([...this.#underWay.values()].map((each) => each.done));
    await this.sender.close();
  }

  async #fill(): Promise<void> {
    while (!this.#stopped) {
      const free = this.options.concurrency - this.#underWay.size;
      if (free <= 0) return;
      const claims = await this.ledger.claim(free);
      for (const claim of claims) this.#start(claim);
      if (claims.length < free) return;
    }
  }

  #start(claim: Claim): void {
    const done = this.#send(claim)
      .catch((error: unknown) =>
        this.#logger.error({ err: error, messageId: claim.id }, 'a send could not be recorded; its lease will run out'),
      )
      .finally(() => {
        this.#underWay.delete(claim.id);
        if (!this.#stopped)
          this.tick().catch((error: unknown) => this.#logger.warn({ err: error }, 'messages could not be claimed'));
      });
    this.#underWay.set(claim.id, { claim, done });
  }

  async #send(claim: Claim): Promise<void> {
    const message = await this.ledger.begin(claim);
    if (message === null) return;
    const envelope = { from: this.options.mailFrom, to: message.toAddress };
    const result = await this.sender.send(await this.#mime(message), envelope, {
      onDataStarted: () => this.ledger.dataStarted(claim),
    });
    const verdict = await this.ledger.end(claim, result);
    this.#report(claim, result, verdict === null);
  }

  #mime(message: MessageEntity): Promise<Buffer> {
    const { replyToAddress, replyToName } = message;
    return composeMime({
      messageId: message.messageId,
      date: message.composedAt,
      from: { name: message.fromName, address: this.options.mailFrom },
      to: { name: message.toName, address: message.toAddress },
      ...(replyToAddress === null ? {} : { replyTo: { name: replyToName ?? '', address: replyToAddress } }),
      locale: message.locale,
      subject: message.subject,
      text: message.text,
      html: message.html,
    });
  }

  #report(claim: Claim, result: SendResult, late: boolean): void {
    const facts = { messageId: claim.id, organizationId: claim.organizationId, outcome: result.outcome };
    if (late) this.#logger.warn(facts, 'a result came after the lease had been taken over');
    else if (result.outcome === 'accepted') this.#accepted(facts);
    else this.#notAccepted(facts, result);
  }

  #accepted(facts: object): void {
    if (this.#relayAway) this.#logger.log('the mail server takes mail again');
    this.#relayAway = false;
    this.#logger.debug(facts, 'message sent');
  }

  /** Says once that the mail server is away, and not for every message that waits for it. */
  #notAccepted(facts: object, result: Exclude<SendResult, { outcome: 'accepted' }>): void {
    const away = result.outcome === 'failed' && (result.phase === 'connect' || result.phase === 'greeting');
    if (away && this.#relayAway) return;
    this.#relayAway ||= away;
    const say = away
      ? 'the mail server cannot be reached; messages wait and are tried again'
      : 'a message was not accepted';
    const { phase, reason } = { phase: undefined, reason: undefined, ...result };
    this.#logger.warn({ ...facts, phase, reason }, say);
  }

  #renew(): void {
    for (const { claim } of this.#underWay.values()) {
      this.ledger
        .renew(claim)
        .catch((error: unknown) => this.#logger.warn({ err: error, messageId: claim.id }, 'a lease was not renewed'));
    }
  }
}

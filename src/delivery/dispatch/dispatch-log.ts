import { Logger } from '@nestjs/common';
import type { MessageStatus } from '../message/message.entity.js';
import type { AttemptResult } from './attempt-result.js';
import type { Claim } from './claim.js';

/** What an operator is told of sending: ids and outcomes. Addresses and the relay's answers stay in the ledger. */
export class DispatchLog {
  readonly #logger = new Logger('Dispatch');
  #relayAway = false;
  #databaseAway = false;

  /** @param status what became of the message; null if somebody else holds it meanwhile. */
  ended(claim: Claim, result: AttemptResult, status: MessageStatus | null): void {
    const facts = { ...idsOf(claim), outcome: result.outcome, status };
    if (status === null) this.#logger.warn(facts, 'a result came after the lease had been taken over');
    else if (result.outcome === 'accepted') this.#accepted(facts);
    else if (status === 'CANCELLED') this.#logger.debug(facts, 'a message was cancelled while it was being sent');
    else this.#notAccepted(facts, result);
  }

  /** The message stays leased, and is tried again when the lease runs out. */
  notRecorded(claim: Claim, error: unknown): void {
    this.#logger.error({ ...idsOf(claim), err: error }, 'an attempt could not be recorded; its lease will run out');
  }

  /** A fault of ours: whatever a relay does is a result. */
  senderFailed(claim: Claim, error: unknown): void {
    this.#logger.error({ ...idsOf(claim), err: error }, 'the sender failed');
  }

  notRenewed(claim: Claim, error: unknown): void {
    this.#logger.warn({ ...idsOf(claim), err: error }, 'a lease was not renewed');
  }

  /** Says once that the database is away, and not at every look. */
  notClaimed(error: unknown): void {
    if (!this.#databaseAway) this.#logger.warn({ err: error }, 'messages could not be claimed');
    this.#databaseAway = true;
  }

  claimed(): void {
    if (this.#databaseAway) this.#logger.log('messages are claimed again');
    this.#databaseAway = false;
  }

  #accepted(facts: object): void {
    if (this.#relayAway) this.#logger.log('the mail server takes mail again');
    this.#relayAway = false;
    this.#logger.debug(facts, 'message sent');
  }

  /** Says once that the mail server is away, and not for every message that waits for it. */
  #notAccepted(facts: object, result: Exclude<AttemptResult, { outcome: 'accepted' }>): void {
    const away = result.outcome === 'failed' && (result.phase === 'connect' || result.phase === 'greeting');
    if (away && this.#relayAway) return;
    this.#relayAway ||= away;
    const say = away
      ? 'the mail server cannot be reached; messages wait and are tried again'
      : 'a message was not accepted';
    const { phase, code } = { phase: undefined, code: undefined, ...result };
    this.#logger.warn({ ...facts, phase, code }, say);
  }
}

function idsOf({ organizationId, id }: Claim): object {
  return { organizationId, messageId: id };
}

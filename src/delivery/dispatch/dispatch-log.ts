import { Logger } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { MessageStatus } from '../message/message.entity.js';
import type { RelayEntity } from '../relay/relay.entity.js';
import { relayFailureOf } from '../relay/relay-failure.js';
import type { AttemptResult } from './attempt-result.js';
import type { BreakerChange } from './breaker.js';
import type { MessageLease } from './message-lease.js';
import type { Slot } from './send-pools.js';

/** What an operator is told of sending: ids and outcomes. Addresses and the relay's answers stay in the ledger. */
export class DispatchLog {
  readonly #logger = new Logger('Dispatch');
  /** Relays that cannot be reached: ids of those of organizations, and null for the service's own. */
  readonly #away = new Set<string | null>();
  #databaseAway = false;

  /** @param status what became of the message; null if somebody else holds it meanwhile. */
  ended(claim: MessageLease, relay: RelayEntity | null, result: AttemptResult, status: MessageStatus | null): void {
    const relayId = relay?.id ?? null;
    const facts = { ...idsOf(claim), ...(relayId === null ? {} : { relayId }), outcome: result.outcome, status };
    if (status === null) this.#logger.warn(facts, 'a result came after the lease had been taken over');
    else if (result.outcome === 'accepted') this.#accepted(relayId, facts);
    else if (status === 'CANCELLED') this.#logger.debug(facts, 'a message was cancelled while it was being sent');
    else this.#notAccepted(relayId, facts, result);
  }

  /** The message stays leased, and is tried again when the lease runs out. */
  notRecorded(claim: MessageLease, error: unknown): void {
    this.#logger.error({ ...idsOf(claim), err: error }, 'an attempt could not be recorded; its lease will run out');
  }

  /** Nobody gets more on a day, whatever was decided above. */
  heldBack(claim: MessageLease, until: Temporal.Instant): void {
    this.#logger.warn(
      { ...idsOf(claim), until: until.toString() },
      'a candidate has got three mails today: the next waits',
    );
  }

  /** A fault of ours: whatever a relay does is a result. */
  senderFailed(claim: MessageLease, error: unknown): void {
    this.#logger.error({ ...idsOf(claim), err: error }, 'the sender failed');
  }

  notRenewed(claim: MessageLease, error: unknown): void {
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

  /** A relay is paused, or in use again: that of the service, or what the organization sends by. */
  turned({ apart }: Slot, { organizationId }: MessageLease, turn: BreakerChange | null): void {
    if (turn === null) return;
    const whose = apart ? { organizationId } : {};
    if (turn === 'in-use') this.#logger.log(whose, 'a mail server is used again');
    else this.#logger.warn({ ...whose, seconds: turn.paused / 1_000 }, 'a mail server is paused: its messages wait');
  }

  #accepted(relayId: string | null, facts: object): void {
    if (this.#away.delete(relayId)) this.#logger.log(facts, 'the mail server takes mail again');
    this.#logger.debug(facts, 'message sent');
  }

  /** Says once that a mail server is away, and not for every message that waits for it. */
  #notAccepted(relayId: string | null, facts: object, result: Exclude<AttemptResult, { outcome: 'accepted' }>): void {
    const isAway = result.outcome === 'failed' && (result.phase === 'connect' || result.phase === 'greeting');
    if (isAway && this.#away.has(relayId)) return;
    if (isAway) this.#away.add(relayId);
    const say = isAway
      ? 'the mail server cannot be reached; messages wait and are tried again'
      : 'a message was not accepted';
    const { phase, code } = { phase: undefined, code: undefined, ...result };
    this.#logger.warn({ ...facts, phase, code, relayFailure: relayFailureOf(result) ?? undefined }, say);
  }
}

function idsOf({ organizationId, id }: MessageLease): object {
  return { organizationId, messageId: id };
}

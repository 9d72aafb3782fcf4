import type { Temporal } from 'temporal-polyfill';
import { systemActor } from '../../platform/actor/actor.js';
import type { AcrossTransaction } from '../../platform/database/across-transaction.js';
import type { TenantDatabase } from '../../platform/database/tenant-database.js';
import { publication } from '../../platform/events/event-type.js';
import { readLinkToken } from '../links/link-token.js';
import { linksLiveForDays } from '../links/make-link-tokens.js';
import { messageSent } from '../message/message.events.js';
import { parseReply } from '../smtp/smtp-reply.js';
import { suppressedAs } from '../suppression/suppressed-as.js';
import type { BegunAttempt } from './begun-attempt.js';
import type { Claim } from './claim.js';
import { keysOf } from './ledger-rows.js';
import { type ClaimedRow, endSent, selectClaimed, startData } from './ledger-statements.js';

/** An attempt over the service's own relay that was accepted, with the relay's answer. */
export interface SentAttempt {
  readonly begun: BegunAttempt;
  readonly response: string;
}

/** A claimed message as it was at that instant; null if another holds it. */
export interface Look {
  readonly row: ClaimedRow | null;
  readonly at: Temporal.Instant;
}

/** What is recorded of every message on its common way, of several in one transaction: all of it or nothing. */
export class LedgerBatches {
  constructor(
    private readonly database: TenantDatabase,
    private readonly leaseSeconds: number,
  ) {}

  async look(claims: readonly Claim[]): Promise<Look[]> {
    return await this.database.writeAcross(async (tx) => {
      const found = claims.map((claim) => tx.query<ClaimedRow>(claim.organizationId, selectClaimed, keysOf(claim)));
      return (await Promise.all(found)).map(([row = null]) => ({ row, at: tx.now }));
    });
  }

  /** Answers for each whether its data may leave. */
  async startData(all: readonly BegunAttempt[]): Promise<boolean[]> {
    return await this.database.writeAcross(async (tx) => {
      const started = all.map((begun) => tx.query(begun.claim.organizationId, startData, this.#startOf(begun, tx.now)));
      return (await Promise.all(started)).map((rows) => rows.length === 1);
    });
  }

  /** Answers for each whether it was this holder's to end. */
  async endSent(all: readonly SentAttempt[]): Promise<boolean[]> {
    return await this.database.writeAcross(async (tx) => {
      const ended = await Promise.all(all.map((sent) => this.#end(tx, sent)));
      const events = all
        .filter((_, number) => ended[number])
        .map(({ begun: { claim } }) => ({
          ...publication(messageSent, { messageId: claim.id }),
          actor: systemActor(claim.organizationId),
        }));
      await this.database.publishAcross(tx, events);
      return ended;
    });
  }

  async #end(tx: AcrossTransaction, { begun: { claim }, response }: SentAttempt): Promise<boolean> {
    const values = [...keysOf(claim), tx.now.toString(), parseReply(response).code, response];
    return (await tx.query(claim.organizationId, endSent, values)).length === 1;
  }

  #startOf({ claim, message, startedAt, tokens }: BegunAttempt, now: Temporal.Instant): unknown[] {
    const { attemptCount, uncertainCount, possibleDuplicate, toAddress } = message;
    const lease = now.add({ seconds: this.leaseSeconds }).toString();
    const linksUntil = now.add({ hours: linksLiveForDays * 24 }).toString();
    return [
      ...keysOf(claim),
      attemptCount,
      uncertainCount,
      possibleDuplicate,
      startedAt.toString(),
      now.toString(),
      lease,
      suppressedAs(claim.organizationId, toAddress),
      tokens.PREFERENCES === undefined ? null : readLinkToken(tokens.PREFERENCES),
      linksUntil,
    ];
  }
}

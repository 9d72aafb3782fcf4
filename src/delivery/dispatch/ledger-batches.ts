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
      const found = inOrder(
        claims,
        (claim) => claim,
        (claim) => tx.query<ClaimedRow>(claim.organizationId, selectClaimed, keysOf(claim)),
      );
      const [rows, at] = await Promise.all([found, tx.now()]);
      return rows.map(([row = null]) => ({ row, at }));
    });
  }

  /** Answers for each whether its data may leave. */
  async startData(all: readonly BegunAttempt[]): Promise<boolean[]> {
    return await this.database.writeAcross(async (tx) => {
      const now = await tx.now();
      const started = await inOrder(
        all,
        ({ claim }) => claim,
        (begun) => tx.query(begun.claim.organizationId, startData, this.#startOf(begun, now)),
      );
      return started.map((rows) => rows.length === 1);
    });
  }

  /** Answers for each whether it was this holder's to end. */
  async endSent(all: readonly SentAttempt[]): Promise<boolean[]> {
    return await this.database.writeAcross(async (tx) => {
      const now = (await tx.now()).toString();
      const ended = await inOrder(
        all,
        ({ begun }) => begun.claim,
        (sent) => endOne(tx, sent, now),
      );
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

  #startOf({ claim, message, startedAt, tokens }: BegunAttempt, now: Temporal.Instant): unknown[] {
    const { attemptCount, uncertainCount, possibleDuplicate, toAddress } = message;
    const lease = now.add({ seconds: this.leaseSeconds }).toString();
    const halfway = now.add({ milliseconds: this.leaseSeconds * 500 }).toString();
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
      halfway,
    ];
  }
}

async function endOne(
  tx: AcrossTransaction,
  { begun: { claim }, response }: SentAttempt,
  now: string,
): Promise<boolean> {
  const values = [...keysOf(claim), now, parseReply(response).code, response];
  return (await tx.query(claim.organizationId, endSent, values)).length === 1;
}

/**
 * Runs what concerns one organization together, and of each in the order of its messages: the tenant changes seldom, and
 * no two batches lock the same messages the other way round. It answers in the order of `all`.
 */
async function inOrder<One, Result>(
  all: readonly One[],
  claimOf: (one: One) => Claim,
  run: (one: One) => Promise<Result>,
): Promise<Result[]> {
  const placeOf = (one: One) => `${claimOf(one).organizationId} ${claimOf(one).id}`;
  const results = new Map<One, Promise<Result>>();
  for (const one of all.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))) results.set(one, run(one));
  return await Promise.all(all.map((one) => results.get(one) as Promise<Result>));
}

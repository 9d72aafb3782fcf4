import type { Temporal } from 'temporal-polyfill';
import { IsNull } from 'typeorm';
import { systemActor } from '../../platform/actor/actor.js';
import { toDate, toInstant } from '../../platform/database/dates.js';
import type { TenantDatabase } from '../../platform/database/tenant-database.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { Claims } from '../../platform/health/claims.js';
import { Problem } from '../../platform/problems/problem.js';
import { type LinkTokens, mintLinkTokens } from '../links/mint-link-tokens.js';
import { MessageEntity, type MessageStatus } from '../message/message.entity.js';
import { messageFailed, messageSent } from '../message/message.events.js';
import { MessageAttemptEntity } from '../message/message-attempt.entity.js';
import { noteRelay } from '../relay/note-relay.js';
import { RelayEntity } from '../relay/relay.entity.js';
import { mustNotLeave, suppress } from '../suppression/suppress.js';
import type { AttemptResult } from './attempt-result.js';
import type { Claim, ClaimWish } from './claim.js';
import { type Conclusion, concludeAttempt, concludeClaim } from './conclude-attempt.js';
import { judgeResult } from './judge-result.js';
import { certainlyNotSent, changesOf, factsOf, recordOf } from './ledger-rows.js';
import type { Tries } from './retry-schedule.js';

// Renewed while the send lasts; a killed worker's messages are due again after this.
export const defaultLeaseSeconds = 60;

const claimSql = `
  SELECT organization_id AS "organizationId", id, fence FROM claim_due_messages($1, $2, $3, $4, $5, $6, $7)`;
const renewSql = `
  UPDATE messages SET leased_until = $4, next_attempt_at = $4
  WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'SENDING'`;
// Durable with the commit that follows before any data leaves: until then it may be lost, and nothing has happened.
const beginSql = `
  WITH begun AS (
    UPDATE messages SET attempt_count = $4, uncertain_count = $5, possible_duplicate = $6, data_started_at = NULL
    WHERE organization_id = $1 AND id = $2 AND fence = $3 RETURNING organization_id, id)
  INSERT INTO message_attempts AS open (organization_id, message_id, number, fence, started_at)
  SELECT organization_id, id, $4, $3, $7 FROM begun
  -- In place of one that did not count: it had the same number.
  ON CONFLICT (organization_id, message_id, number) DO UPDATE SET fence = excluded.fence, started_at = excluded.started_at,
    data_started_at = NULL, ended_at = NULL, outcome = NULL, phase = NULL, code = NULL, answer = NULL
  RETURNING set_config('synchronous_commit', 'off', true)`;
const dataStartedSql = `
  WITH held AS (
    UPDATE messages SET data_started_at = $4, leased_until = $5, next_attempt_at = $5
    WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'SENDING' RETURNING attempt_count)
  UPDATE message_attempts SET data_started_at = $4
  FROM held WHERE organization_id = $1 AND message_id = $2 AND number = held.attempt_count AND fence = $3 RETURNING number`;
const senderSql = `
  SELECT o.sandbox_of IS NOT NULL AS "isSandbox", r.id AS "relayId" FROM organizations o
  LEFT JOIN relays r ON r.organization_id = o.id AND r.removed_at IS NULL WHERE o.id = $1`;
// An attempt that a killed process left open says nothing about the message, nor does one before it was redriven.
const triesSql = `
  SELECT count(*) AS count, min(started_at) AS "firstAt" FROM message_attempts
  WHERE organization_id = $1 AND message_id = $2 AND ended_at IS NOT NULL AND ($3::timestamptz IS NULL OR started_at >= $3)`;

/** An attempt that was opened. */
export interface BegunAttempt {
  readonly message: MessageEntity;
  /** It belongs to a sandbox: it must not leave. */
  readonly ofSandbox: boolean;
  /** Of the organization; null if it sends by the service's own. */
  readonly relay: RelayEntity | null;
  /** Of this attempt alone. */
  readonly tokens: LinkTokens;
}

/** Where a message went, other than to its own address by the service's relay. */
export interface Sent {
  readonly redirectedTo?: string | undefined;
  readonly relay?: RelayEntity | null;
}

/** The send protocol's records: each is a short transaction of its own, and each checks the fence. */
export class MessageLedger {
  /** Whose turn it was last. */
  readonly #lastTurn = new Map<ClaimWish['apart'], string>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly random: () => number,
    readonly leaseSeconds = defaultLeaseSeconds,
    private readonly claims: Pick<Claims, 'note'> = { note: () => undefined },
  ) {}

  /** Leases messages that are due, over all organizations: each in its turn, beginning with the one after the last. */
  async claim({ most, ofEach, passedOver = [], apart }: ClaimWish): Promise<Claim[]> {
    const now = await this.database.now();
    const lease = this.#leaseEnd(now).toString();
    const after = this.#lastTurn.get(apart) ?? null;
    const wish = [now.toString(), lease, most, ofEach ?? null, after, passedOver, apart ?? null];
    const claimed = await this.database.crossing<Claim>(claimSql, wish);
    const last = claimed.at(-1);
    if (last !== undefined) {
      this.#lastTurn.set(apart, last.organizationId);
      this.claims.note(now);
    }
    return claimed;
  }

  /** Opens an attempt; null if there is nothing to send any more: cancelled, taken over, given up. */
  async begin(claim: Claim): Promise<BegunAttempt | null> {
    return await this.#write(claim, async (tx) => {
      const message = await this.#claimed(tx, claim);
      if (message?.status !== 'SENDING') return null;
      const interrupted = message.dataStartedAt !== null;
      const ended = (await mustNotLeave(tx, message))
        ? suppressed
        : concludeClaim({ ...factsOf(message), claims: message.fence }, interrupted, tx.now);
      if (ended !== null) {
        await this.#apply(tx, message, ended);
        return null;
      }
      const attempt = {
        attemptCount: message.attemptCount + 1,
        uncertainCount: message.uncertainCount + (interrupted ? 1 : 0),
        possibleDuplicate: message.possibleDuplicate || interrupted,
        dataStartedAt: null,
      };
      const { attemptCount, uncertainCount, possibleDuplicate } = attempt;
      const begun = [claim.organizationId, claim.id, claim.fence, attemptCount, uncertainCount, possibleDuplicate];
      await tx.query(beginSql, [...begun, tx.now.toString()]);
      const sender = await senderOf(tx);
      const tokens = await mintLinkTokens(tx, message);
      return { message: Object.assign(message, attempt), ...sender, tokens };
    });
  }

  /** Must succeed before the first byte of the message leaves; throws if the lease was lost or the message cancelled. */
  async dataStarted(claim: Claim): Promise<void> {
    await this.#write(claim, async (tx) => {
      const end = this.#leaseEnd(tx.now).toString();
      const parameters = [claim.organizationId, claim.id, claim.fence, tx.now.toString(), end];
      const marked = await tx.query(dataStartedSql, parameters);
      if (marked.length !== 1) throw new Error('the message is no longer ours to send');
    });
  }

  async renew(claim: Claim): Promise<void> {
    await this.#write(claim, (tx) =>
      tx.query(renewSql, [claim.organizationId, claim.id, claim.fence, this.#leaseEnd(tx.now).toString()]),
    );
  }

  /**
   * Records how the attempt ended; to do so again changes nothing. Returns what became of the message, or null if it
   * came too late: somebody else holds the message.
   */
  async end(claim: Claim, result: AttemptResult, sent: Sent = {}): Promise<MessageStatus | null> {
    return await this.#write(claim, async (tx) => {
      const message = await this.#claimed(tx, claim);
      if (message === null) return null;
      const open = { organizationId: claim.organizationId, messageId: claim.id, fence: claim.fence, endedAt: IsNull() };
      await tx.manager.update(MessageAttemptEntity, open, { endedAt: toDate(tx.now), ...recordOf(result, message) });
      if (sent.relay) await noteRelay(tx, sent.relay, result);
      // Cancelled before its data started, or recorded before by a call whose answer was lost.
      if (message.status !== 'SENDING') return message.status;
      const verdict = judgeResult(result);
      // What was sent needs no schedule.
      const tries = verdict.verdict === 'sent' ? { count: 1, firstAt: tx.now } : await this.#tries(tx, message);
      const conclusion = concludeAttempt(factsOf(message), verdict, tries, tx.now, this.random());
      if (conclusion.status === 'DEAD' && conclusion.failure === 'RECIPIENT_REFUSED') {
        await suppress(tx, {
          address: sent.redirectedTo ?? message.toAddress,
          reason: 'REFUSED',
          messageId: message.id,
        });
      }
      // What is certainly not sent starts anew; else the mark stays, and flags the next attempt.
      await this.#apply(tx, message, conclusion, certainlyNotSent(result) ? { dataStartedAt: null } : {});
      return conclusion.status;
    });
  }

  async #apply(
    tx: WriteTransaction,
    message: MessageEntity,
    conclusion: Conclusion,
    changes: Partial<MessageEntity> = {},
  ): Promise<void> {
    await tx.manager.update(MessageEntity, keyOf(message), { ...changes, ...changesOf(message, conclusion, tx.now) });
    if (conclusion.status === 'SENT') await tx.publish(messageSent, { messageId: message.id });
    if (conclusion.status === 'DEAD' || conclusion === suppressed) {
      await tx.publish(messageFailed, { messageId: message.id, failure: conclusion.failure });
    }
  }

  /** The message, locked, if nobody has claimed it since. */
  async #claimed(tx: WriteTransaction, claim: Claim): Promise<MessageEntity | null> {
    return await tx.manager.findOne(MessageEntity, {
      where: { ...keyOf(claim), fence: claim.fence },
      lock: { mode: 'for_no_key_update' },
    });
  }

  async #tries(tx: WriteTransaction, { organizationId, id, redrivenAt }: MessageEntity): Promise<Tries> {
    const of = [organizationId, id, redrivenAt];
    const [tries] = await tx.query<{ count: number; firstAt: Date | null }>(triesSql, of);
    return { count: tries?.count ?? 1, firstAt: tries?.firstAt ? toInstant(tries.firstAt) : tx.now };
  }

  async #write<T>(claim: Claim, work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
    const result = await this.database.write(systemActor(claim.organizationId), work);
    // No constraint of these tables stands for something a caller could mend.
    if (result instanceof Problem) throw new Error(`the ledger was refused: ${result.code}`);
    return result;
  }

  #leaseEnd(now: Temporal.Instant): Temporal.Instant {
    return now.add({ seconds: this.leaseSeconds });
  }
}

// Nobody took it back: who told by it has to hear that it does not leave.
const suppressed = { status: 'CANCELLED', failure: 'SUPPRESSED' } as const satisfies Conclusion;

function keyOf({ organizationId, id }: { organizationId: string; id: string }) {
  return { organizationId, id };
}

/** By whose relay the organization sends. A sandbox has none of its own, whatever is stored. */
async function senderOf(tx: WriteTransaction): Promise<Pick<BegunAttempt, 'ofSandbox' | 'relay'>> {
  const [sender] = await tx.query<{ isSandbox: boolean; relayId: string | null }>(senderSql, [tx.organizationId]);
  if (sender === undefined) throw new Error('the organization is gone');
  const { isSandbox: ofSandbox, relayId: id } = sender;
  if (ofSandbox || id === null) return { ofSandbox, relay: null };
  return { ofSandbox, relay: await tx.manager.findOneByOrFail(RelayEntity, { organizationId: tx.organizationId, id }) };
}

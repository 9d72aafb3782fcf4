import type { Temporal } from 'temporal-polyfill';
import { systemActor } from '../../platform/actor/actor.js';
import { toDate, toInstant } from '../../platform/database/dates.js';
import type { TenantDatabase } from '../../platform/database/tenant-database.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { MessageEntity } from '../message/message.entity.js';
import { messageFailed, messageSent } from '../message/message.events.js';
import { MessageAttemptEntity } from '../message/message-attempt.entity.js';
import type { SendResult } from '../smtp/send-result.js';
import { judgeResult, type Verdict } from './judge-result.js';
import { nextAttempt } from './retry-schedule.js';

/** A lease on one message. A holder whose lease ran out and was taken over is recognised by its older fence. */
export interface Claim {
  readonly organizationId: string;
  readonly id: string;
  readonly fence: number;
}

/** Renewed while the send lasts; a killed worker's messages are due again after this. */
export const leaseSeconds = 60;

// A resend after an uncertain end may arrive twice: two are tried, then a person looks.
const resendsAfterUncertain = 2;

const claimSql = 'SELECT organization_id AS "organizationId", id, fence FROM claim_due_messages($1, $2, $3)';
const renewSql = `
  UPDATE messages SET leased_until = $4, next_attempt_at = $4
  WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'SENDING'`;
const dataStartedSql = `
  WITH held AS (
    UPDATE messages SET data_started_at = $4, leased_until = $5, next_attempt_at = $5
    WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'SENDING' RETURNING attempt_count)
  UPDATE message_attempts SET data_started_at = $4
  FROM held WHERE organization_id = $1 AND message_id = $2 AND number = held.attempt_count RETURNING number`;

/** The send protocol's records: each is a short transaction of its own, and each checks the fence. */
export class MessageLedger {
  constructor(
    private readonly database: TenantDatabase,
    private readonly random: () => number,
  ) {}

  /** Leases up to `most` messages that are due, over all organizations. */
  async claim(most: number): Promise<Claim[]> {
    const now = await this.database.now();
    return await this.database.crossing<Claim>(claimSql, [now.toString(), leaseEnd(now).toString(), most]);
  }

  /** Opens an attempt; null if there is nothing to send any more (cancelled, taken over, or uncertain too often). */
  async begin(claim: Claim): Promise<MessageEntity | null> {
    return await this.#write(claim, async (tx) => {
      const message = await this.#held(tx, claim);
      if (message === null) return null;
      const interrupted = message.dataStartedAt !== null;
      const uncertainCount = message.uncertainCount + (interrupted ? 1 : 0);
      if (uncertainCount > resendsAfterUncertain) {
        await this.#die(tx, message, 'UNCERTAIN');
        return null;
      }
      const attempt = {
        attemptCount: message.attemptCount + 1,
        uncertainCount,
        possibleDuplicate: message.possibleDuplicate || interrupted,
        dataStartedAt: null,
      };
      await tx.manager.update(MessageEntity, keyOf(claim), attempt);
      await tx.manager.insert(MessageAttemptEntity, {
        organizationId: claim.organizationId,
        messageId: claim.id,
        number: attempt.attemptCount,
        fence: claim.fence,
        startedAt: toDate(tx.now),
        dataStartedAt: null,
        endedAt: null,
        outcome: null,
        phase: null,
        code: null,
        answer: null,
      });
      return Object.assign(message, attempt);
    });
  }

  /** Must succeed before the first byte of the message leaves; throws if the lease was lost or the message cancelled. */
  async dataStarted(claim: Claim): Promise<void> {
    const marked = await this.#write(claim, async (tx) => {
      const parameters = [claim.organizationId, claim.id, claim.fence, tx.now.toString(), leaseEnd(tx.now).toString()];
      return (await tx.query(dataStartedSql, parameters)).length;
    });
    if (marked !== 1) throw new Error('the lease on this message is lost');
  }

  async renew(claim: Claim): Promise<void> {
    await this.#write(claim, (tx) =>
      tx.query(renewSql, [claim.organizationId, claim.id, claim.fence, leaseEnd(tx.now).toString()]),
    );
  }

  /** Records how the attempt ended. Returns the verdict, or null if it came too late: somebody else holds the message. */
  async end(claim: Claim, result: SendResult): Promise<Verdict | null> {
    return await this.#write(claim, async (tx) => {
      const message = await this.#held(tx, claim);
      if (message === null) return null;
      const verdict = judgeResult(result);
      await tx.manager.update(
        MessageAttemptEntity,
        { organizationId: claim.organizationId, messageId: claim.id, number: message.attemptCount },
        { endedAt: toDate(tx.now), ...attemptOf(result) },
      );
      await this.#conclude(tx, message, verdict);
      return verdict;
    });
  }

  async #conclude(tx: WriteTransaction, message: MessageEntity, verdict: Verdict): Promise<void> {
    if (verdict.verdict === 'sent') {
      const sent = {
        status: 'SENT',
        sentAt: toDate(tx.now),
        endedAt: toDate(tx.now),
        nextAttemptAt: null,
        leasedUntil: null,
      } as const;
      await tx.manager.update(MessageEntity, keyOf(message), sent);
      await tx.publish(messageSent, { messageId: message.id });
      return;
    }
    if (verdict.verdict === 'dead') return await this.#die(tx, message, verdict.failure);
    const waiting = verdict.verdict === 'wait-for-relay';
    const tries = waiting ? 1 : message.attemptCount;
    const at = nextAttempt(tries, toInstant(message.composedAt), tx.now, this.random());
    if (at === null) return await this.#die(tx, message, 'EXPIRED');
    // After an uncertain end data_started_at stays: the next attempt is flagged by it.
    const started = verdict.verdict === 'retry-flagged' ? {} : { dataStartedAt: null };
    const attemptCount = message.attemptCount;
    await tx.manager.update(MessageEntity, keyOf(message), {
      status: 'QUEUED',
      nextAttemptAt: toDate(at),
      leasedUntil: null,
      attemptCount,
      ...started,
    });
  }

  async #die(tx: WriteTransaction, message: MessageEntity, failure: string): Promise<void> {
    const dead = { status: 'DEAD', endedAt: toDate(tx.now), nextAttemptAt: null, leasedUntil: null, failure } as const;
    await tx.manager.update(MessageEntity, keyOf(message), dead);
    await tx.publish(messageFailed, { messageId: message.id, failure });
  }

  /** The message, locked, if this claim still holds it. */
  async #held(tx: WriteTransaction, claim: Claim): Promise<MessageEntity | null> {
    return await tx.manager.findOne(MessageEntity, {
      where: { ...keyOf(claim), fence: claim.fence, status: 'SENDING' },
      lock: { mode: 'for_no_key_update' },
    });
  }

  async #write<T>(claim: Claim, work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
    const result = await this.database.write(systemActor(claim.organizationId), work);
    return result as T;
  }
}

function keyOf({ organizationId, id }: { organizationId: string; id: string }) {
  return { organizationId, id };
}

function leaseEnd(now: Temporal.Instant): Temporal.Instant {
  return now.add({ seconds: leaseSeconds });
}

function attemptOf(result: SendResult): Pick<MessageAttemptEntity, 'outcome' | 'phase' | 'code' | 'answer'> {
  switch (result.outcome) {
    case 'accepted':
      return { outcome: 'ACCEPTED', phase: null, code: 250, answer: result.response };
    case 'rejected':
      return { outcome: 'REJECTED', phase: result.phase, code: result.code, answer: result.response };
    case 'failed':
      return { outcome: 'FAILED', phase: result.phase, code: null, answer: result.detail ?? result.reason };
    case 'uncertain':
      return { outcome: 'UNCERTAIN', phase: 'message', code: null, answer: result.detail ?? result.reason };
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../actor/actor.js';
import { toDate } from '../database/dates.js';
import { TenantDatabase } from '../database/tenant-database.js';
import type { WriteTransaction } from '../database/transaction.js';
import { newId } from '../ids/uuid.js';
import { Problem } from '../problems/problem.js';
import { type KeyState, keyStateOf, type StoredRequest } from './key-state.js';
import {
  closeGate,
  forgetAnswers,
  freeKey,
  insertKey,
  keepAnswer,
  releaseKey,
  renewKey,
  selectKey,
  takeOverKey,
} from './key-statements.js';

/** Whose key it is, and which request it was sent with. */
export interface KeyUse {
  readonly actor: Actor;
  /** The API key or the member that calls. */
  readonly credentialId: string;
  readonly keyHash: Buffer;
  readonly fingerprint: Buffer;
}

/** The right to run a request, until the lease is over. */
export interface KeyLease {
  readonly kind: 'CLAIMED';
  readonly requestId: string;
  readonly leasedUntil: Date;
}

/** Why there is nothing to run. */
export type Unclaimed = Exclude<KeyState, { kind: 'LEFT' | 'OVER' }>;

// Twice as long as a request may take to come in. It bounds how long a killed process is waited for; that nothing
// happens twice does not depend on it.
const lease = { seconds: 30 } as const;

// Somebody else was faster: how they fare is seen at the next look.
const overtaken: Unclaimed = { kind: 'UNDER_WAY', seconds: 1 };

/** The requests under idempotency keys: who runs each, and what it was answered. */
@Injectable()
export class IdempotencyKeys {
  constructor(private readonly database: TenantDatabase) {}

  /** Takes the right to run this request, or tells how the first one under its key stands. */
  async claim(use: KeyUse): Promise<KeyLease | Unclaimed> {
    return await this.#write(use.actor, async (tx): Promise<KeyLease | Unclaimed> => {
      const key = keyOf(use);
      const claim: KeyLease = { kind: 'CLAIMED', requestId: newId(), leasedUntil: toDate(tx.now.add(lease)) };
      const anew = [claim.requestId, use.fingerprint, toDate(tx.now), claim.leasedUntil];
      if (await changes(tx, insertKey, [...key, ...anew])) return claim;
      const stored = await find(tx, use);
      if (stored === undefined) return overtaken;
      const { requestId, leasedUntil } = stored;
      const standing = keyStateOf(stored, use.fingerprint, tx.now);
      if (standing.kind === 'OVER')
        return (await changes(tx, renewKey, [...key, requestId, ...anew])) ? claim : overtaken;
      if (standing.kind !== 'LEFT') return standing;
      const taken = await changes(tx, takeOverKey, [...key, requestId, leasedUntil, claim.leasedUntil]);
      return taken ? { ...claim, requestId } : overtaken;
    });
  }

  /**
   * Keeps the answer of a request. Where two have run it, because the lease of the first was over, the first answer is
   * everybody's.
   * @returns how the request stands if another answer came first; else null
   */
  async keep(use: KeyUse, { requestId }: KeyLease, answer: Buffer): Promise<KeyState | null> {
    return await this.#write(use.actor, async (tx) => {
      if (await changes(tx, keepAnswer, [...keyOf(use), requestId, toDate(tx.now), answer])) return null;
      const stored = await find(tx, use);
      return stored === undefined ? null : keyStateOf(stored, use.fingerprint, tx.now);
    });
  }

  /** Lets the next one run this request: it was not answered for good. */
  async release(use: KeyUse, { requestId, leasedUntil }: KeyLease): Promise<void> {
    const lease = [requestId, leasedUntil];
    await this.#write(use.actor, (tx) => changes(tx, releaseKey, [...keyOf(use), ...lease, toDate(tx.now)]));
  }

  /** Lets any request be sent under the key: nothing of this one was run. Should something be on record, only this one. */
  async free(use: KeyUse, { requestId, leasedUntil }: KeyLease): Promise<void> {
    await this.#write(use.actor, async (tx) => {
      const claim = [...keyOf(use), requestId, leasedUntil];
      if (!(await changes(tx, freeKey, claim))) await tx.query(releaseKey, [...claim, toDate(tx.now)]);
    });
  }

  /**
   * Erases every kept answer of the organization, and keeps none of a request that is under way: what it answers with
   * may have been read before. Such a request, sent again, is answered `IDEMPOTENCY_ANSWER_GONE` and not run again.
   */
  async forgetAnswersOf(tx: WriteTransaction): Promise<void> {
    await tx.query(closeGate, [tx.organizationId]);
    await tx.query(forgetAnswers, [tx.organizationId, toDate(tx.now)]);
  }

  async #write<T>(actor: Actor, work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
    const result = await this.database.write(actor, work);
    if (result instanceof Problem) throw new Error(`an idempotency key cannot be refused: ${result.code}`);
    return result;
  }
}

function keyOf({ actor, credentialId, keyHash }: KeyUse): unknown[] {
  return [actor.organizationId, credentialId, keyHash];
}

async function find(tx: WriteTransaction, use: KeyUse): Promise<StoredRequest | undefined> {
  const [stored] = await tx.query<StoredRequest>(selectKey, keyOf(use));
  return stored;
}

/** Whether a statement that returns the rows it changed has changed one. */
async function changes(tx: WriteTransaction, sql: string, values: unknown[]): Promise<boolean> {
  return (await tx.query(sql, values)).length > 0;
}

import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { erased } from '../../platform/erasure/erased.js';
import { refOf } from '../../platform/external-ref/external-ref.js';
import { holdRef } from '../../platform/external-ref/holder-of-ref.js';
import { IdempotencyKeys } from '../../platform/idempotency/idempotency-keys.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { CandidateEntity } from '../candidate.entity.js';
import { candidateErased } from '../candidate.events.js';
import { namedCandidate } from '../named-candidate.js';
import { eraseDetails } from './erase-details.js';
import { hashOfRef } from './hash-of-ref.js';

// References that led to them: a hash of each stays.
const eraseAliasesSql = `
  UPDATE candidate_aliases SET external_source = NULL, external_remote_id = NULL
  WHERE organization_id = $1 AND candidate_id = $2`;

/** Locks what stands before a candidate in the order of locks (ADR 95). @returns the ids of what was locked */
type LockFirst = (tx: WriteTransaction, candidateId: string) => Promise<readonly string[]>;

@Injectable()
export class ErasureService {
  #lockFirst: LockFirst = async () => [];

  constructor(private readonly idempotencyKeys: IdempotencyKeys) {}

  /** Whose rows are locked before the candidate says so here. */
  lockFirst(lock: LockFirst): void {
    this.#lockFirst = lock;
  }

  /**
   * Takes everything personal about a candidate out of every table, and ends what was still to happen. What proves what
   * happened stays: rows, ids, instants, kinds. Erased already: nothing changes.
   */
  async erase(tx: WriteTransaction, candidateId: string): Promise<string | Problem> {
    const candidate = await this.lock(tx, candidateId);
    if (candidate === null) return new NotFound('candidate', ['input', 'candidateId']);
    if (candidate.erasedAt !== null) return candidateId;
    const ref = refOf(candidate);
    // An import with the same reference waits, and then finds the tombstone.
    if (ref !== null) await holdRef(tx, namedCandidate, ref);
    await tx.manager.update(
      CandidateEntity,
      { organizationId: tx.organizationId, id: candidateId },
      {
        fullName: erased,
        greetingName: null,
        salutation: null,
        email: erased,
        phone: null,
        locale: null,
        timeZone: null,
        externalSource: null,
        externalRemoteId: null,
        erasedRefHash: ref === null ? null : hashOfRef(tx.organizationId, ref),
        erasedAt: toDate(tx.now),
      },
    );
    await tx.query(eraseAliasesSql, [tx.organizationId, candidateId]);
    // In this order: what may be taken out of history depends on the mark above.
    await tx.publish(candidateErased, { candidateId });
    await eraseDetails(tx, candidateId);
    // Answers that are kept for requests sent again may hold anything that was read.
    await this.idempotencyKeys.forgetAnswersOf(tx);
    return candidateId;
  }

  /**
   * Until the transaction ends nobody can write about the candidate, or make an application of theirs. One that was made
   * before the candidate was locked, and after its fellows were, is locked before the candidate too.
   */
  async lock(tx: WriteTransaction, candidateId: string): Promise<CandidateEntity | null> {
    const { organizationId, manager } = tx;
    for (;;) {
      const before = await this.#lockFirst(tx, candidateId);
      await tx.query('SAVEPOINT before_candidate', []);
      const candidate = await manager.findOne(CandidateEntity, {
        where: { organizationId, id: candidateId },
        lock: { mode: 'pessimistic_write' },
      });
      const after = await this.#lockFirst(tx, candidateId);
      await tx.query(`${after.length === before.length ? 'RELEASE' : 'ROLLBACK TO'} SAVEPOINT before_candidate`, []);
      if (after.length === before.length) return candidate;
    }
  }
}

import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { refuseBeyondOwnJobs } from '../platform/access/refuse-unpermitted.js';
import { toDate } from '../platform/database/dates.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { writeChanges } from '../platform/database/write-changes.js';
import { columnsOf, type ExternalRefInput } from '../platform/external-ref/external-ref.js';
import { newId } from '../platform/ids/uuid.js';
import { given } from '../platform/input/given.js';
import { canonicalAddress } from '../platform/mail-address/mail-address.js';
import { InvalidInput, NotFound } from '../platform/problems/common-problems.js';
import { Problem } from '../platform/problems/problem.js';
import { CandidateEntity } from './candidate.entity.js';
import { candidateChanged } from './candidate.events.js';
import type { CreateCandidateInput, UpdateCandidateInput } from './candidate.inputs.js';
import { CandidateErased } from './candidate.problems.js';
import { hashOfRef } from './erasure/hash-of-ref.js';

@Injectable()
export class CandidatesService {
  async create(tx: WriteTransaction, input: CreateCandidateInput): Promise<string | Problem> {
    const refusal = refuseBeyondOwnJobs(tx.actor, 'candidates:write', null);
    if (refusal !== null) return refusal;
    const email = canonicalAddress(input.email);
    if (email === undefined) return notAnAddress;
    const id = newId();
    await tx.manager.insert(CandidateEntity, {
      organizationId: tx.organizationId,
      id,
      fullName: input.fullName,
      email,
      locale: input.locale ?? null,
      timeZone: input.timeZone ?? null,
      ...columnsOf(input.externalRef),
      notesDeclinedAt: null,
      erasedAt: null,
      erasedRefHash: null,
      createdAt: toDate(tx.now),
    });
    return (await this.#tombstone(tx, input.externalRef)) ?? id;
  }

  async update(tx: WriteTransaction, input: UpdateCandidateInput): Promise<string | Problem> {
    const refusal = refuseBeyondOwnJobs(tx.actor, 'candidates:write', null);
    if (refusal !== null) return refusal;
    const { candidateId, ...rest } = input;
    const changes = given(rest);
    if (changes.email !== undefined) {
      const email = canonicalAddress(changes.email);
      if (email === undefined) return notAnAddress;
      changes.email = email;
    }
    const candidate = await lockUnerased(tx, candidateId);
    if (candidate instanceof Problem) return candidate;
    await writeChanges(tx, CandidateEntity, keyOf(candidate), changes);
    await tx.publish(candidateChanged, { candidateId });
    return candidateId;
  }

  /** The candidate does without mails that only reassure, or wants them again. What already is so stays as it is. */
  async declineNotes(tx: WriteTransaction, candidateId: string, declined: boolean): Promise<void> {
    const other = {
      organizationId: tx.organizationId,
      id: candidateId,
      notesDeclinedAt: declined ? IsNull() : Not(IsNull()),
    };
    await tx.manager.update(CandidateEntity, other, { notesDeclinedAt: declined ? toDate(tx.now) : null });
  }

  /**
   * Whoever has this reference was erased and is not made anew by an import. Looked for once the row is there: an erasure
   * at the same time holds the reference until it has left its tombstone.
   */
  async #tombstone(tx: WriteTransaction, ref: ExternalRefInput | null | undefined): Promise<Problem | undefined> {
    if (!ref) return undefined;
    const { organizationId } = tx;
    const erasedRefHash = hashOfRef(organizationId, ref);
    const erased = await tx.manager.findOneBy(CandidateEntity, { organizationId, erasedRefHash });
    return erased === null ? undefined : new CandidateErased(erased.id, ['input', 'externalRef']);
  }
}

/** The candidate, locked against changes and an erasure until the transaction ends. */
async function lockUnerased(
  { manager, organizationId }: WriteTransaction,
  id: string,
): Promise<CandidateEntity | Problem> {
  const path = ['input', 'candidateId'];
  const candidate = await manager.findOne(CandidateEntity, {
    where: { organizationId, id },
    lock: { mode: 'for_no_key_update' },
  });
  if (candidate === null) return new NotFound('candidate', path);
  return candidate.erasedAt === null ? candidate : new CandidateErased(id, path);
}

function keyOf({ organizationId, id }: CandidateEntity) {
  return { organizationId, id };
}

const notAnAddress = InvalidInput.of(['input', 'email'], 'is not an e-mail address of the form name@example.com');

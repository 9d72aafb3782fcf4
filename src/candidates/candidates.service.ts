import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { refuseBeyondOwnJobs } from '../platform/access/refuse-unpermitted.js';
import { toDate } from '../platform/database/dates.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { columnsOf, type ExternalRefInput } from '../platform/external-ref/external-ref.js';
import { newId } from '../platform/ids/uuid.js';
import { given, givenOrRemoved } from '../platform/input/given.js';
import { canonicalAddress } from '../platform/mail-address/mail-address.js';
import { InvalidInput, NotFound } from '../platform/problems/common-problems.js';
import type { Problem } from '../platform/problems/problem.js';
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
      greetingName: input.greetingName ?? null,
      salutation: input.salutation ?? null,
      email,
      phone: trimmed(input.phone) ?? null,
      locale: input.locale ?? null,
      timeZone: input.timeZone ?? null,
      ...columnsOf(input.externalRef),
      notesDeclinedAt: null,
      erasedAt: null,
      erasedRefHash: null,
      createdAt: toDate(tx.now),
      updatedAt: toDate(tx.now),
    });
    return (await this.#tombstone(tx, input.externalRef)) ?? id;
  }

  async update(tx: WriteTransaction, input: UpdateCandidateInput): Promise<string | Problem> {
    const refusal = refuseBeyondOwnJobs(tx.actor, 'candidates:write', null);
    if (refusal !== null) return refusal;
    const { candidateId, greetingName, salutation, phone, ...rest } = input;
    const changes = { ...given(rest), ...givenOrRemoved({ greetingName, salutation, phone: trimmed(phone) }) };
    if (changes.email !== undefined) {
      const email = canonicalAddress(changes.email);
      if (email === undefined) return notAnAddress;
      changes.email = email;
    }
    const changed = await tx.manager.update(
      CandidateEntity,
      { organizationId: tx.organizationId, id: candidateId, erasedAt: IsNull() },
      { ...changes, updatedAt: toDate(tx.now) },
    );
    if (changed.affected !== 1) return await this.#refuseChange(tx, candidateId);
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
    const at = toDate(tx.now);
    await tx.manager.update(CandidateEntity, other, { notesDeclinedAt: declined ? at : null, updatedAt: at });
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

  async #refuseChange(tx: WriteTransaction, id: string): Promise<Problem> {
    const path = ['input', 'candidateId'];
    const erased = await tx.manager.existsBy(CandidateEntity, { organizationId: tx.organizationId, id });
    return erased ? new CandidateErased(id, path) : new NotFound('candidate', path);
  }
}

const notAnAddress = InvalidInput.of(['input', 'email'], 'is not an e-mail address of the form name@example.com');

function trimmed(text: string | null | undefined): string | null | undefined {
  return typeof text === 'string' ? text.trim() : text;
}

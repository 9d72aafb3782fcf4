import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { refuseBeyondOwnJobs } from '../platform/access/refuse-unpermitted.js';
import { toDate } from '../platform/database/dates.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { columnsOf } from '../platform/external-ref/external-ref.js';
import { newId } from '../platform/ids/uuid.js';
import { given } from '../platform/input/given.js';
import { canonicalAddress } from '../platform/mail-address/mail-address.js';
import { InvalidInput, NotFound } from '../platform/problems/common-problems.js';
import type { Problem } from '../platform/problems/problem.js';
import { CandidateEntity } from './candidate.entity.js';
import type { CreateCandidateInput, UpdateCandidateInput } from './candidate.inputs.js';
import { candidateChanged } from './candidate-changed.js';

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
      createdAt: toDate(tx.now),
      updatedAt: toDate(tx.now),
    });
    return id;
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
    const changed = await tx.manager.update(
      CandidateEntity,
      { organizationId: tx.organizationId, id: candidateId },
      { ...changes, updatedAt: toDate(tx.now) },
    );
    if (changed.affected !== 1) return new NotFound('candidate', ['input', 'candidateId']);
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
}

const notAnAddress = InvalidInput.of(['input', 'email'], 'is not an e-mail address of the form name@example.com');

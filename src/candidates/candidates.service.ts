import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { refuseBeyondOwnJobs } from '../organizations/index.js';
import { toDate } from '../platform/database/dates.js';
import { lockRow } from '../platform/database/lock-rows.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { writeChanges } from '../platform/database/write-changes.js';
import { externalRefGiven } from '../platform/external-ref/external-ref.events.js';
import { columnsChanged, columnsOf, type ExternalRefInput } from '../platform/external-ref/external-ref.js';
import { holderOf } from '../platform/external-ref/holder-of-ref.js';
import { newId } from '../platform/ids/uuid.js';
import { given, givenOrRemoved } from '../platform/input/given.js';
import { canonicalAddress, faultOfMailAddress } from '../platform/mail-address/mail-address.js';
import { ExternalRefTaken, InvalidInput, NotFound } from '../platform/problems/common-problems.js';
import type { Problem } from '../platform/problems/problem.js';
import { CandidateEntity } from './candidate.entity.js';
import { candidateChanged } from './candidate.events.js';
import type { CreateCandidateInput, UpdateCandidateInput } from './candidate.inputs.js';
import { CandidateErased } from './candidate.problems.js';
import { hashOfRef } from './erasure/hash-of-ref.js';
import { namedCandidate } from './named-candidate.js';

// By the reference they had, or by one of somebody who had been merged into them.
const erasedSql = `
  SELECT id FROM candidates WHERE organization_id = $1 AND erased_ref_hash = $2
  UNION ALL SELECT candidate_id FROM candidate_aliases WHERE organization_id = $1 AND ref_hash = $2 LIMIT 1`;

@Injectable()
export class CandidatesService {
  async create(tx: WriteTransaction, input: CreateCandidateInput): Promise<string | Problem> {
    const refusal = refuseBeyondOwnJobs(tx.actor, 'candidates:write', null);
    if (refusal !== null) return refusal;
    const email = canonicalAddress(input.email);
    if (email === undefined) return notAnAddress(input.email);
    const taken = await refuseRef(tx, input.externalRef, null);
    if (taken !== null) return taken;
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
    });
    if (input.externalRef) await tx.publish(externalRefGiven, { table: namedCandidate.table, rowId: id });
    return id;
  }

  /** What is left out stays as it is; null removes what a candidate can be without. */
  async update(tx: WriteTransaction, input: UpdateCandidateInput): Promise<string | Problem> {
    const refusal = refuseBeyondOwnJobs(tx.actor, 'candidates:write', null);
    if (refusal !== null) return refusal;
    const { candidateId, fullName, greetingName, salutation, locale, timeZone, externalRef } = input;
    const email = input.email ? canonicalAddress(input.email) : null;
    if (email === undefined) return notAnAddress(input.email ?? '');
    const unchangeable = await lockUnerased(tx, candidateId);
    if (unchangeable !== null) return unchangeable;
    const taken = await refuseRef(tx, externalRef, candidateId);
    if (taken !== null) return taken;
    await writeChanges(tx, CandidateEntity, keyOf(tx, candidateId), {
      ...given({ fullName, email }),
      ...givenOrRemoved({ greetingName, salutation, phone: trimmed(input.phone), locale, timeZone }),
      ...columnsChanged(externalRef),
    });
    await tx.publish(candidateChanged, { candidateId });
    if (externalRef) await tx.publish(externalRefGiven, { table: namedCandidate.table, rowId: candidateId });
    return candidateId;
  }

  /** The candidate does without mails that only reassure, or wants them again. What already is so stays as it is. */
  async declineNotes(tx: WriteTransaction, candidateId: string, declined: boolean): Promise<void> {
    const other = { ...keyOf(tx, candidateId), notesDeclinedAt: declined ? IsNull() : Not(IsNull()) };
    await tx.manager.update(CandidateEntity, other, { notesDeclinedAt: declined ? toDate(tx.now) : null });
  }
}

function notAnAddress(email: string): Problem {
  return InvalidInput.of(['input', 'email'], faultOfMailAddress(email) ?? '');
}

/** What speaks against a candidate's carrying the reference: another does, or somebody did who was erased and is not brought back. */
async function refuseRef(
  tx: WriteTransaction,
  ref: ExternalRefInput | null | undefined,
  own: string | null,
): Promise<Problem | null> {
  if (!ref) return null;
  const holder = await holderOf(tx, namedCandidate, ref);
  if (holder !== null) return holder === own ? null : new ExternalRefTaken(holder);
  const [erased] = await tx.query<{ id: string }>(erasedSql, [tx.organizationId, hashOfRef(tx.organizationId, ref)]);
  return erased === undefined ? null : new CandidateErased(erased.id, ['input', 'externalRef']);
}

/** Locks the candidate against changes and an erasure until the transaction ends; a problem unless they can be changed. */
async function lockUnerased(tx: WriteTransaction, id: string): Promise<Problem | null> {
  const path = ['input', 'candidateId'];
  const candidate = await lockRow(tx, CandidateEntity, { id });
  if (candidate === null) return new NotFound('candidate', path);
  return candidate.erasedAt === null ? null : new CandidateErased(id, path);
}

function keyOf({ organizationId }: WriteTransaction, id: string) {
  return { organizationId, id };
}

function trimmed(text: string | null | undefined): string | null | undefined {
  return typeof text === 'string' ? text.trim() : text;
}

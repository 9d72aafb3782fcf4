import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CandidateRecords, ErasureService } from '../candidates/index.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { erased } from '../platform/erasure/erased.js';
import { lockApplicationsOf } from './applications.service.js';

const ofCandidate = 'SELECT id FROM applications WHERE organization_id = $1 AND candidate_id = $2';

// An application whose candidate is gone is over. Its own id in another system leads to the person too.
const applicationsSql = `
  UPDATE applications SET stage = $3, external_source = NULL, external_remote_id = NULL,
    status = CASE status WHEN 'ACTIVE' THEN 'WITHDRAWN' ELSE status END,
    ended_at = CASE status WHEN 'ACTIVE' THEN $4 ELSE ended_at END
  WHERE organization_id = $1 AND candidate_id = $2`;

const interviewsSql = `
  UPDATE interviews SET title = $3, external_source = NULL, external_remote_id = NULL,
    status = CASE status WHEN 'SCHEDULED' THEN 'CANCELLED' ELSE status END
  WHERE organization_id = $1 AND application_id IN (${ofCandidate})`;

const outcomesSql = `
  UPDATE outcomes SET note = NULL, superseded_at = CASE WHEN told_at IS NULL THEN coalesce(superseded_at, $3) ELSE superseded_at END
  WHERE organization_id = $1 AND application_id IN (${ofCandidate})`;

/** What applications, and what stands around them, hold of a candidate, and how it is erased. */
@Injectable()
export class ApplicationsPersonalData implements OnModuleInit {
  constructor(
    private readonly records: CandidateRecords,
    private readonly erasure: ErasureService,
  ) {}

  onModuleInit(): void {
    this.erasure.lockFirst(async (tx, candidateId) => (await lockApplicationsOf(tx, candidateId)).map(({ id }) => id));
    const where = `r.application_id IN (${ofCandidate})`;
    this.records.add({ table: 'applications', where: 'r.candidate_id = $2', order: ['id'] });
    this.records.add({ table: 'interviews', where, order: ['id'] });
    this.records.add({ table: 'outcomes', where, order: ['id'] });
    this.records.add({ table: 'contacts', where, order: ['id'] });
    this.records.add({ table: 'application_turns', where, order: ['id'] });
  }

  async erase(tx: WriteTransaction, candidateId: string): Promise<void> {
    const key = [tx.organizationId, candidateId];
    const now = tx.now.toString();
    await tx.query(applicationsSql, [...key, erased, now]);
    await tx.query(interviewsSql, [...key, erased]);
    await tx.query(outcomesSql, [...key, now]);
    // Contacts and turns are history: the service's own role may not change them.
    await tx.query('SELECT erase_application_notes($1)', [candidateId]);
  }
}

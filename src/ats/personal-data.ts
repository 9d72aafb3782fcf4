import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CandidateRecords } from '../candidates/index.js';
import type { WriteTransaction } from '../platform/database/transaction.js';

const ofCandidate = `
  SELECT $2::uuid AS id
  UNION ALL SELECT a.id FROM applications a WHERE a.organization_id = $1 AND a.candidate_id = $2
  UNION ALL SELECT i.id FROM interviews i
  JOIN applications a ON a.organization_id = $1 AND a.id = i.application_id
  WHERE i.organization_id = $1 AND a.candidate_id = $2`;

// Before their ids are forgotten: what waits for them, is them, or names them.
const heldSql = `
  DELETE FROM ats_held_rows h USING ats_refs r
  WHERE h.organization_id = $1 AND r.organization_id = $1 AND r.row_id IN (${ofCandidate}) AND h.connection_id = r.connection_id
    AND ((h.type = r.type AND h.ref_hash = r.ref_hash) OR (h.waits_for_type = r.type AND h.waits_for_hash = r.ref_hash)
      OR (r.type = 'CANDIDATE' AND h.content->>'candidateRemoteId' = r.remote_id))`;

const refsSql = `
  UPDATE ats_refs SET remote_id = NULL, content_hash = NULL, said = NULL, is_terminal = true, erased_at = $3
  WHERE organization_id = $1 AND erased_at IS NULL AND row_id IN (${ofCandidate})`;

/** What is kept of a candidate's rows in other systems, and how it is erased: a hash of each id stays, so that none brings them back. */
@Injectable()
export class AtsPersonalData implements OnModuleInit {
  constructor(private readonly records: CandidateRecords) {}

  onModuleInit(): void {
    this.records.add({ table: 'ats_refs', where: `r.row_id IN (${ofCandidate})`, order: ['type', 'ref_hash'] });
  }

  async erase(tx: WriteTransaction, candidateId: string): Promise<void> {
    await tx.query(heldSql, [tx.organizationId, candidateId]);
    await tx.query(refsSql, [tx.organizationId, candidateId, tx.now.toString()]);
  }
}

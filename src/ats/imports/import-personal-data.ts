import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CandidateRecords } from '../../candidates/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';

// Also of who was not known yet when the record came.
const ofCandidate = (row: string) => `${row}.candidate_id = $2 OR ${row}.candidate_hash IN (
  SELECT k.ref_hash FROM ats_refs k WHERE k.organization_id = $1 AND k.type = 'CANDIDATE' AND k.row_id = $2)`;

const eraseSql = `UPDATE ats_import_rows r SET candidate_remote_id = NULL, application_remote_id = NULL, message = NULL
  WHERE r.organization_id = $1 AND (${ofCandidate('r')})`;

/** What is kept of records about a candidate, and how it is erased. The bytes of a file are gone when it is done. */
@Injectable()
export class ImportPersonalData implements OnModuleInit {
  constructor(private readonly records: CandidateRecords) {}

  onModuleInit(): void {
    this.records.add({ table: 'ats_import_rows', where: `(${ofCandidate('r')})`, order: ['import_id', 'number'] });
  }

  async erase(tx: WriteTransaction, candidateId: string): Promise<void> {
    await tx.query(eraseSql, [tx.organizationId, candidateId]);
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CandidateRecords } from '../candidates/index.js';
import type { WriteTransaction } from '../platform/database/transaction.js';

const ofCandidate = 'SELECT id FROM applications WHERE organization_id = $1 AND candidate_id = $2';

const eraseSql = `UPDATE link_answers SET detail = jsonb_build_object('act', act) WHERE organization_id = $1
  AND application_id IN (${ofCandidate})`;

/** What answers by links hold of a candidate, and how it is erased. */
@Injectable()
export class AnswersPersonalData implements OnModuleInit {
  constructor(private readonly records: CandidateRecords) {}

  onModuleInit(): void {
    this.records.add({ table: 'link_answers', where: `r.application_id IN (${ofCandidate})`, order: ['id'] });
  }

  async erase(tx: WriteTransaction, candidateId: string): Promise<void> {
    await tx.query(eraseSql, [tx.organizationId, candidateId]);
  }
}

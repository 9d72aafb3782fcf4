import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CandidateRecords } from '../../candidates/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';

const eraseSql = `
  UPDATE follow_ups SET message = NULL, deadline = NULL, answer = NULL WHERE organization_id = $1 AND candidate_id = $2`;

/** What a candidate sent us, and how it is erased. */
@Injectable()
export class FollowUpsPersonalData implements OnModuleInit {
  constructor(private readonly records: CandidateRecords) {}

  onModuleInit(): void {
    this.records.add({ table: 'follow_ups', where: 'r.candidate_id = $2', order: ['id'] });
  }

  async erase(tx: WriteTransaction, candidateId: string): Promise<void> {
    await tx.query(eraseSql, [tx.organizationId, candidateId]);
  }
}

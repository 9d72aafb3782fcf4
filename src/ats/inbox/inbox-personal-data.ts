import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CandidateRecords } from '../../candidates/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';

// Of the candidate themselves, of their applications and of their interviews.
const own = `SELECT $2::uuid
  UNION ALL SELECT a.id FROM applications a WHERE a.organization_id = $1 AND a.candidate_id = $2
  UNION ALL SELECT i.id FROM interviews i JOIN applications a ON a.organization_id = $1 AND a.id = i.application_id
    WHERE i.organization_id = $1 AND a.candidate_id = $2`;

// Also of who was not known yet when it came: their references are, by now.
const spokenOf = `SELECT s.delivery_id FROM ats_delivery_rows s WHERE s.organization_id = $1 AND (s.row_id IN (${own})
  OR s.ref_hash IN (SELECT k.ref_hash FROM ats_refs k WHERE k.organization_id = $1 AND k.row_id IN (${own})))`;

const eraseBodies = `UPDATE ats_delivery_bodies SET sealed_body = NULL, sealed_with = NULL
  WHERE organization_id = $1 AND delivery_id IN (${spokenOf})`;

const eraseRows = `UPDATE ats_delivery_rows SET remote_id = NULL, problem = NULL
  WHERE organization_id = $1 AND delivery_id IN (${spokenOf})`;

/** What is kept of deliveries about a candidate, and how it is erased. */
@Injectable()
export class InboxPersonalData implements OnModuleInit {
  constructor(private readonly records: CandidateRecords) {}

  onModuleInit(): void {
    this.records.add({
      table: 'ats_delivery_rows',
      where: `(r.row_id IN (${own}) OR r.ref_hash IN (SELECT k.ref_hash FROM ats_refs k WHERE k.organization_id = $1 AND k.row_id IN (${own})))`,
      order: ['delivery_id', 'place'],
    });
    this.records.add({ table: 'ats_deliveries', where: `r.id IN (${spokenOf})`, order: ['id'] });
  }

  async erase(tx: WriteTransaction, candidateId: string): Promise<void> {
    const whom = [tx.organizationId, candidateId];
    await tx.query(eraseBodies, whom);
    await tx.query(eraseRows, whom);
  }
}

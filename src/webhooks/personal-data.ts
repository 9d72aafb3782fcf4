import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CandidateRecords } from '../candidates/index.js';
import type { WriteTransaction } from '../platform/database/transaction.js';

const ofCandidate = 'SELECT id FROM applications WHERE organization_id = $1 AND candidate_id = $2';

// A receiver may have answered whatever it knows of whom it was told of.
const answersSql = `
  UPDATE webhook_attempts a SET answer = NULL
  FROM webhook_deliveries d
  JOIN feed_events e ON e.organization_id = d.organization_id AND e.number = d.event_number
  WHERE e.organization_id = $1 AND e.candidate_id = $2
    AND a.organization_id = d.organization_id AND a.delivery_id = d.id AND a.answer IS NOT NULL`;

/** What the feed holds of a candidate, and how it is erased. */
@Injectable()
export class WebhooksPersonalData implements OnModuleInit {
  constructor(private readonly records: CandidateRecords) {}

  onModuleInit(): void {
    this.records.add({ table: 'feed_events', where: 'r.candidate_id = $2', order: ['number'] });
    this.records.add({
      table: 'feed_sequences',
      where: `r.application_id IN (${ofCandidate})`,
      order: ['application_id'],
    });
    const ofEvents = `SELECT d.id FROM webhook_deliveries d
      JOIN feed_events e ON e.organization_id = d.organization_id AND e.number = d.event_number
      WHERE e.organization_id = $1 AND e.candidate_id = $2`;
    this.records.add({ table: 'webhook_deliveries', where: `r.id IN (${ofEvents})`, order: ['id'] });
    this.records.add({ table: 'webhook_attempts', where: `r.delivery_id IN (${ofEvents})`, order: ['id'] });
  }

  async erase(tx: WriteTransaction, candidateId: string): Promise<void> {
    // The feed is history: the service's own role may not change it.
    await tx.query('SELECT erase_feed_references($1)', [candidateId]);
    await tx.query(answersSql, [tx.organizationId, candidateId]);
  }
}

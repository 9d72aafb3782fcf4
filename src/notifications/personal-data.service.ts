import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CandidateRecords, candidateErased } from '../candidates/index.js';
import { MessagesService } from '../delivery/index.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { EventBus } from '../platform/events/event-bus.js';
import { NotificationLedger } from './notification/notification-ledger.js';

const aboutCandidate = `
  SELECT n.message_id FROM notifications n JOIN applications a ON a.organization_id = n.organization_id AND a.id = n.application_id
  WHERE n.organization_id = $1 AND a.candidate_id = $2 AND n.message_id IS NOT NULL`;

const messagesSql = `SELECT m.id FROM messages m WHERE m.organization_id = $1 AND m.id IN (${aboutCandidate}) ORDER BY m.id`;

// Decided, cancelled by the erasure, and not yet recorded as told or withheld.
const unrecordedSql = `
  SELECT o.id AS "outcomeId", o.application_id AS "applicationId" FROM outcomes o
  JOIN applications a ON a.organization_id = o.organization_id AND a.id = o.application_id
  WHERE o.organization_id = $1 AND a.candidate_id = $2 AND o.cancelled_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM notifications n WHERE n.organization_id = $1 AND n.outcome_id = o.id)
  ORDER BY o.id`;

/**
 * What notifications and the messages they brought about hold of a candidate, and how it is erased. Messages know nobody
 * but an address: which are about whom is known here.
 */
@Injectable()
export class NotificationsPersonalData implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly records: CandidateRecords,
    private readonly ledger: NotificationLedger,
    private readonly messages: MessagesService,
  ) {}

  onModuleInit(): void {
    this.events.listen(candidateErased, ({ payload }, tx) => this.#erase(tx, payload.candidateId));
    const applications = 'SELECT id FROM applications WHERE organization_id = $1 AND candidate_id = $2';
    this.records.add({ table: 'notifications', where: `r.application_id IN (${applications})`, order: ['id'] });
    this.records.add({ table: 'messages', where: `r.id IN (${aboutCandidate})`, order: ['id'] });
    const attempts = { where: `r.message_id IN (${aboutCandidate})`, order: ['message_id', 'number'] };
    this.records.add({ table: 'message_attempts', ...attempts });
  }

  async #erase(tx: WriteTransaction, candidateId: string): Promise<void> {
    const key = [tx.organizationId, candidateId];
    const unrecorded = await tx.query<{ outcomeId: string; applicationId: string }>(unrecordedSql, key);
    for (const outcome of unrecorded)
      await this.ledger.withhold(tx, { ...outcome, candidateId }, 'OUTCOME', 'CANCELLED');
    const ids = (await tx.query<{ id: string }>(messagesSql, key)).map((row) => row.id);
    await this.messages.cancel(tx, ids, 'ERASED');
    await this.messages.erase(tx, ids);
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CandidateRecords } from '../candidates/index.js';
import { MessagesService } from '../delivery/index.js';
import { outcomeMail } from '../mails/index.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import type { OutcomeKind } from '../rules/index.js';
import { NotificationLedger } from './notification/notification-ledger.js';

const applications = 'SELECT id FROM applications WHERE organization_id = $1 AND candidate_id = $2';

// A mail to a member may tell of others too: it is theirs, and goes with what it says of this one. What a digest brings for
// a calendar says of whom it is by the ids of timelines.
const toCandidate = `
  SELECT n.message_id FROM notifications n
  WHERE n.organization_id = $1 AND n.application_id IN (${applications}) AND n.recipient = 'CANDIDATE' AND n.message_id IS NOT NULL
  UNION SELECT d.message_id FROM drafts d WHERE d.organization_id = $1 AND d.application_id IN (${applications})`;
const aboutCandidate = `${toCandidate}
  UNION SELECT n.message_id FROM notifications n
  WHERE n.organization_id = $1 AND n.application_id IN (${applications}) AND n.message_id IS NOT NULL
  UNION SELECT d.message_id FROM digests d
  JOIN messages m ON m.organization_id = $1 AND m.id = d.message_id
  JOIN timelines t ON t.organization_id = $1 AND t.application_id IN (${applications})
    AND strpos(m.calendar_files::text, t.id::text) > 0
  WHERE d.organization_id = $1`;

const draftsSql = `UPDATE drafts SET note = NULL WHERE organization_id = $1 AND application_id IN (${applications})`;

const messagesSql = `SELECT m.id FROM messages m WHERE m.organization_id = $1 AND m.id IN (${aboutCandidate}) ORDER BY m.id`;

// Decided, cancelled by the erasure, and not yet recorded as told or withheld.
const unrecordedSql = `
  SELECT o.id AS "outcomeId", o.application_id AS "applicationId", o.kind AS decision FROM outcomes o
  JOIN applications a ON a.organization_id = o.organization_id AND a.id = o.application_id
  WHERE o.organization_id = $1 AND a.candidate_id = $2 AND o.superseded_at = $3
    AND NOT EXISTS (SELECT FROM notifications n WHERE n.organization_id = $1 AND n.outcome_id = o.id)
  ORDER BY o.id`;

interface Unrecorded {
  readonly outcomeId: string;
  readonly applicationId: string;
  readonly decision: OutcomeKind;
}

/**
 * What notifications and the messages they brought about hold of a candidate, and how it is erased. Messages know nobody
 * but an address: which are about whom is known here.
 */
@Injectable()
export class NotificationsPersonalData implements OnModuleInit {
  constructor(
    private readonly records: CandidateRecords,
    private readonly ledger: NotificationLedger,
    private readonly messages: MessagesService,
  ) {}

  onModuleInit(): void {
    this.records.add({ table: 'notifications', where: `r.application_id IN (${applications})`, order: ['id'] });
    this.records.add({ table: 'drafts', where: `r.application_id IN (${applications})`, order: ['message_id'] });
    this.records.add({ table: 'unreachable_notices', where: `r.application_id IN (${applications})`, order: ['id'] });
    this.records.add({ table: 'messages', where: `r.id IN (${toCandidate})`, order: ['id'] });
    const attempts = { where: `r.message_id IN (${toCandidate})`, order: ['message_id', 'number'] };
    this.records.add({ table: 'message_attempts', ...attempts });
    const links = `r.candidate_id = $2 OR r.message_id IN (${toCandidate})`;
    this.records.add({ table: 'link_tokens', where: `(${links})`, order: ['created_at', 'token_hash'] });
  }

  async erase(tx: WriteTransaction, candidateId: string): Promise<void> {
    const key = [tx.organizationId, candidateId];
    const unrecorded = await tx.query<Unrecorded>(unrecordedSql, [...key, tx.now.toString()]);
    for (const { decision, ...outcome } of unrecorded) {
      const record = { subject: { ...outcome, candidateId }, kind: outcomeMail(decision) };
      await this.ledger.withhold(tx, record, 'CANCELLED');
    }
    const ids = (await tx.query<{ id: string }>(messagesSql, key)).map((row) => row.id);
    await this.messages.cancel(tx, ids, 'ERASED');
    await tx.query(draftsSql, key);
    await this.messages.erase(tx, ids);
  }
}

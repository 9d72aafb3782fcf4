import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import type { MailKind } from '../mails/mail-kind.js';
import type { WithheldBecause } from '../rules/judge-change.js';
import { NotificationEntity } from './notification.entity.js';

/** What a record is about: changes of a timeline, the passing of a promise, or an outcome. */
export interface Subject {
  readonly applicationId: string;
  readonly candidateId: string;
  readonly timelineId?: string;
  readonly sinceRevision?: number;
  readonly revision?: number;
  readonly outcomeId?: string;
}

const unsentSql = `
  SELECT m.id FROM notifications n
  JOIN messages m ON m.organization_id = n.organization_id AND m.id = n.message_id
  WHERE n.organization_id = $1 AND n.application_id = $2 AND ($3::uuid IS NULL OR n.timeline_id = $3) AND n.outcome_id IS NULL
    AND m.status IN ('QUEUED', 'SENDING')`;

// Outcomes and receipts are neither counted nor held.
const toldSinceSql = `
  SELECT count(*) AS count FROM notifications n
  JOIN messages m ON m.organization_id = n.organization_id AND m.id = n.message_id
  WHERE n.organization_id = $1 AND n.recipient = 'CANDIDATE' AND n.recipient_id = $2 AND n.at >= $3 AND n.outcome_id IS NULL
    AND m.status <> 'CANCELLED'`;

/** The ledger of what was decided to be told: each subject, kind and recipient at most once. */
@Injectable()
export class NotificationLedger {
  async send(tx: WriteTransaction, subject: Subject, kind: MailKind, messageId: string): Promise<void> {
    await this.#insert(tx, subject, { kind, decision: 'SEND', withheldBecause: null, messageId });
  }

  async withhold(tx: WriteTransaction, subject: Subject, kind: MailKind, because: WithheldBecause): Promise<void> {
    await this.#insert(tx, subject, { kind, decision: 'WITHHOLD', withheldBecause: because, messageId: null });
  }

  async byMessage(tx: WriteTransaction, messageId: string): Promise<NotificationEntity | null> {
    return await tx.manager.findOneBy(NotificationEntity, { organizationId: tx.organizationId, messageId });
  }

  async ofRevision(tx: WriteTransaction, timelineId: string, revision: number): Promise<NotificationEntity | null> {
    const key = { organizationId: tx.organizationId, timelineId, revision, decision: 'SEND' } as const;
    return await tx.manager.findOneBy(NotificationEntity, key);
  }

  async ofOutcome(tx: WriteTransaction, outcomeId: string): Promise<NotificationEntity | null> {
    return await tx.manager.findOneBy(NotificationEntity, { organizationId: tx.organizationId, outcomeId });
  }

  /** Messages about dates of an application, or of one of its timelines, that have not been accepted yet. */
  async unsent(tx: WriteTransaction, applicationId: string, timelineId: string | null): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(unsentSql, [tx.organizationId, applicationId, timelineId]);
    return rows.map((row) => row.id);
  }

  /** How many messages to the candidate were decided since then, over all applications at the organization. */
  async toldSince(tx: WriteTransaction, candidateId: string, since: Date): Promise<number> {
    const [counted] = await tx.query<{ count: number }>(toldSinceSql, [tx.organizationId, candidateId, since]);
    return counted?.count ?? 0;
  }

  async #insert(
    tx: WriteTransaction,
    { candidateId, timelineId, sinceRevision, revision, outcomeId, applicationId }: Subject,
    decision: Pick<NotificationEntity, 'kind' | 'decision' | 'withheldBecause' | 'messageId'>,
  ): Promise<void> {
    await tx.manager.insert(NotificationEntity, {
      organizationId: tx.organizationId,
      id: newId(),
      applicationId,
      timelineId: timelineId ?? null,
      revision: revision ?? null,
      sinceRevision: sinceRevision ?? null,
      outcomeId: outcomeId ?? null,
      rung: null,
      recipient: 'CANDIDATE',
      recipientId: candidateId,
      ...decision,
      at: toDate(tx.now),
    });
  }
}

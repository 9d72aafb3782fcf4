import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ReceiptMailKind } from '../../mails/index.js';
import { columnList } from '../../platform/database/column-list.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import type { WithheldBecause } from '../../rules/index.js';
import type { LedgerEntry, NotificationSubject } from './ledger-entry.js';
import { NotificationEntity } from './notification.entity.js';
import { notificationWithheld } from './notification.events.js';

const toldProperties = ['messageId', 'applicationId', 'timelineId', 'revision', 'outcomeId', 'kind', 'rung'] as const;

/** What of a record says what became known to its reader. */
export type ToldBy = Pick<NotificationEntity, (typeof toldProperties)[number]> & { readonly messageId: string };

const toldBySql = `
  SELECT ${columnList('n', toldProperties)} FROM notifications n
  WHERE n.organization_id = $1 AND n.message_id = ANY($2::uuid[]) AND n.recipient = 'CANDIDATE' ORDER BY n.id`;

const unsentSql = `
  SELECT DISTINCT m.id FROM notifications n
  JOIN messages m ON m.organization_id = n.organization_id AND m.id = n.message_id
  WHERE n.organization_id = $1 AND n.application_id = $2 AND ($3::uuid IS NULL OR n.timeline_id = $3) AND n.outcome_id IS NULL
    AND n.recipient = 'CANDIDATE' AND m.status IN ('QUEUED', 'SENDING')`;

const unsentOutcomesSql = `
  SELECT m.id FROM notifications n
  JOIN messages m ON m.organization_id = n.organization_id AND m.id = n.message_id
  WHERE n.organization_id = $1 AND n.outcome_id IS NOT NULL AND n.recipient = 'CANDIDATE' AND ($2::uuid IS NULL OR n.application_id = $2)
    AND ($3::uuid IS NULL OR n.outcome_id = $3) AND m.status IN ('QUEUED', 'SENDING')`;

/**
 * The ledger of what was decided to be told candidates: each subject, kind and recipient at most once. Of what members
 * were told it sees nothing but `ofMessage`.
 */
@Injectable()
export class NotificationLedger {
  /** What one message tells, in the order in which it does. */
  async send(tx: WriteTransaction, entries: readonly LedgerEntry[], messageId: string): Promise<void> {
    for (const { subject, kind } of entries)
      await this.#insert(tx, subject, { kind, decision: 'SEND', withheldBecause: null, messageId });
  }

  /** A receipt of something the candidate did; they may do the same again. */
  async sendReceipt(
    tx: WriteTransaction,
    kind: ReceiptMailKind,
    subject: Pick<NotificationSubject, 'applicationId' | 'candidateId'>,
    messageId: string,
  ): Promise<void> {
    const key = { organizationId: tx.organizationId, applicationId: subject.applicationId, kind };
    const rung = await tx.manager.countBy(NotificationEntity, key);
    await this.send(tx, [{ subject: { ...subject, rung }, kind }], messageId);
  }

  /** The same change can be told again, at another address: each record after the first has its number. */
  async numbered(tx: WriteTransaction, { subject, kind }: LedgerEntry): Promise<LedgerEntry> {
    const { applicationId, timelineId, revision, outcomeId, candidateId: recipientId } = subject;
    const about = outcomeId === undefined ? { timelineId, revision } : { outcomeId };
    const { organizationId } = tx;
    const before = await tx.manager.countBy(NotificationEntity, {
      organizationId,
      applicationId,
      ...about,
      kind,
      recipientId,
    });
    return before === 0 ? { subject, kind } : { subject: { ...subject, rung: before }, kind };
  }

  async withhold(tx: WriteTransaction, { subject, kind }: LedgerEntry, because: WithheldBecause): Promise<void> {
    const decision = { kind, decision: 'WITHHOLD', withheldBecause: because, messageId: null } as const;
    const notificationId = await this.#insert(tx, subject, decision);
    await tx.publish(notificationWithheld, { notificationId });
  }

  /** Everything that a message tells, in its order. */
  async ofMessage(tx: WriteTransaction, messageId: string): Promise<NotificationEntity[]> {
    const { organizationId, manager } = tx;
    return await manager.find(NotificationEntity, { where: { organizationId, messageId }, order: { id: 'ASC' } });
  }

  /** Everything that these messages tell candidates. */
  async toldBy(tx: WriteTransaction, messageIds: readonly string[]): Promise<ToldBy[]> {
    return await tx.query<ToldBy>(toldBySql, [tx.organizationId, messageIds]);
  }

  /** The same entries go with another message, because theirs was composed anew. */
  async moveTo(tx: WriteTransaction, ids: readonly string[], messageId: string): Promise<void> {
    const { organizationId } = tx;
    await tx.manager.update(NotificationEntity, { organizationId, id: In([...ids]) }, { messageId });
  }

  async ofOutcome(tx: WriteTransaction, outcomeId: string): Promise<NotificationEntity | null> {
    const key = { organizationId: tx.organizationId, outcomeId, recipient: 'CANDIDATE' } as const;
    return await tx.manager.findOneBy(NotificationEntity, key);
  }

  /** Messages about dates of an application, or of one of its timelines, that have not been accepted yet. */
  async unsent(tx: WriteTransaction, applicationId: string, timelineId: string | null): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(unsentSql, [tx.organizationId, applicationId, timelineId]);
    return rows.map((row) => row.id);
  }

  /** Messages of outcomes that have not been accepted yet: of an application, or one of them. */
  async unsentOutcomes(
    tx: WriteTransaction,
    { applicationId = null, outcomeId = null }: { applicationId?: string | null; outcomeId?: string | null },
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(unsentOutcomesSql, [tx.organizationId, applicationId, outcomeId]);
    return rows.map((row) => row.id);
  }

  async #insert(
    tx: WriteTransaction,
    {
      candidateId,
      timelineId,
      sinceRevision,
      revision,
      outcomeId,
      applicationId,
      rung,
      nextWordOn,
    }: NotificationSubject,
    decision: Pick<NotificationEntity, 'kind' | 'decision' | 'withheldBecause' | 'messageId'>,
  ): Promise<string> {
    const id = newId();
    await tx.manager.insert(NotificationEntity, {
      organizationId: tx.organizationId,
      id,
      applicationId,
      timelineId: timelineId ?? null,
      revision: revision ?? null,
      sinceRevision: sinceRevision ?? null,
      outcomeId: outcomeId ?? null,
      rung: rung ?? null,
      day: null,
      nextWordOn: nextWordOn ?? null,
      touchAt: null,
      recipient: 'CANDIDATE',
      recipientId: candidateId,
      ...decision,
      at: toDate(tx.now),
    });
    return id;
  }
}

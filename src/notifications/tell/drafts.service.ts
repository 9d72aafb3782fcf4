import { Injectable } from '@nestjs/common';
import { type CancelledBecause, MessagesService } from '../../delivery/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { DraftEntity } from './draft.entity.js';

type About =
  | { readonly applicationId: string; readonly timelineId: string; readonly revision: number }
  | { readonly applicationId: string; readonly outcomeId: string };

const waitingSql = `
  SELECT d.message_id AS "messageId", d.application_id AS "applicationId", d.timeline_id AS "timelineId", d.revision,
         d.outcome_id AS "outcomeId", d.note, d.note_edited AS "noteEdited"
  FROM drafts d
  JOIN messages m ON m.organization_id = d.organization_id AND m.id = d.message_id AND m.status = 'WAITING'
  WHERE d.organization_id = $1`;

export type Draft = Omit<DraftEntity, 'organizationId'>;

/** Messages that wait for a member, and what they are about. */
@Injectable()
export class DraftsService {
  constructor(private readonly messages: MessagesService) {}

  async add(tx: WriteTransaction, messageId: string, about: About): Promise<void> {
    await tx.manager.insert(DraftEntity, {
      organizationId: tx.organizationId,
      messageId,
      timelineId: null,
      revision: null,
      outcomeId: null,
      ...about,
      note: null,
      noteEdited: false,
    });
  }

  /** The draft, if its message still waits. */
  async waiting(tx: WriteTransaction, messageId: string): Promise<Draft | null> {
    const [draft] = await tx.query<Draft>(`${waitingSql} AND d.message_id = $2 FOR NO KEY UPDATE OF d`, [
      tx.organizationId,
      messageId,
    ]);
    return draft ?? null;
  }

  async ofTimeline(tx: WriteTransaction, timelineId: string): Promise<Draft | null> {
    const [draft] = await tx.query<Draft>(`${waitingSql} AND d.timeline_id = $2`, [tx.organizationId, timelineId]);
    return draft ?? null;
  }

  async ofOutcome(tx: WriteTransaction, outcomeId: string): Promise<Draft | null> {
    const [draft] = await tx.query<Draft>(`${waitingSql} AND d.outcome_id = $2`, [tx.organizationId, outcomeId]);
    return draft ?? null;
  }

  /** Cancels those of an application, or of one of its timelines, that are overtaken. */
  async drop(
    tx: WriteTransaction,
    applicationId: string,
    timelineId: string | null,
    why: CancelledBecause,
  ): Promise<void> {
    const rows = await tx.query<Draft>(
      `${waitingSql} AND d.application_id = $2 AND ($3::uuid IS NULL OR d.timeline_id = $3)`,
      [tx.organizationId, applicationId, timelineId],
    );
    await this.messages.cancel(
      tx,
      rows.map(({ messageId }) => messageId),
      why,
    );
  }

  async editNote(tx: WriteTransaction, messageId: string, note: string | null): Promise<void> {
    await tx.manager.update(DraftEntity, { organizationId: tx.organizationId, messageId }, { note, noteEdited: true });
  }
}

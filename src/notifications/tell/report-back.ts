import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { IsNull, Not } from 'typeorm';
import { DecisionsService } from '../../applications/index.js';
import { CandidateEntity } from '../../candidates/index.js';
import { MessageEntity } from '../../delivery/index.js';
import { toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { type AcceptedNotice, AcceptedNotices, TimelineReports } from '../../timelines/index.js';
import type { NotificationEntity } from '../notification/notification.entity.js';
import { NotificationLedger, type ToldBy } from '../notification/notification-ledger.js';

const cameBackSql = `
  SELECT id FROM messages WHERE organization_id = $1 AND id = ANY($2::uuid[]) AND bounced_at IS NOT NULL`;

type Told = Pick<ToldBy, 'applicationId' | 'timelineId' | 'outcomeId'>;
const lastNoteSql = `
  SELECT max(m.sent_at) AS at FROM notifications n
  JOIN messages m ON m.organization_id = $1 AND m.id = n.message_id
  WHERE n.organization_id = $1 AND n.timeline_id = $2 AND n.recipient = 'CANDIDATE'
    AND n.kind IN ('TIMELINE_PASSED', 'STILL_UNDECIDED')`;

/** Says to timelines and outcomes what became of the message that told of them: of everything it told. */
@Injectable()
export class ReportBack {
  constructor(
    private readonly ledger: NotificationLedger,
    private readonly reports: TimelineReports,
    private readonly acceptedTellings: AcceptedNotices,
    private readonly decisions: DecisionsService,
  ) {}

  /** The mail server accepted them: the candidates know. Unless one came back before we got to this. */
  async accepted(tx: WriteTransaction, messageIds: readonly string[]): Promise<void> {
    const told = await this.ledger.toldBy(tx, messageIds);
    await this.lock(tx, told);
    // Asked when all is locked: whoever takes back what came back later waits for us, and then finds it.
    const cameBack = await tx.query<{ id: string }>(cameBackSql, [tx.organizationId, messageIds]);
    const unknown = new Set(cameBack.map(({ id }) => id));
    const ofMessage = Map.groupBy(told, ({ messageId }) => messageId);
    const known = [...new Set(messageIds)].flatMap((id) => (unknown.has(id) ? [] : (ofMessage.get(id) ?? [])));
    for (const part of partsOf(known)) {
      for (const { outcomeId } of part) if (outcomeId !== null) await this.decisions.markTold(tx, outcomeId, 'MESSAGE');
      await this.acceptedTellings.record(tx, part.flatMap(acceptedBy));
    }
  }

  /** It will not be sent. An outcome stays untold. Unless it was put back into the queue before we got to this. */
  async failed(tx: WriteTransaction, messageId: string): Promise<void> {
    const ended = { organizationId: tx.organizationId, id: messageId, endedAt: Not(IsNull()) };
    if (!(await tx.manager.existsBy(MessageEntity, ended))) return;
    for (const told of await this.#told(tx, messageId)) {
      const { timelineId, revision } = told;
      if (timelineId === null || revision === null) continue;
      if (isNote(told)) await this.reports.noteFailed(tx, timelineId, revision);
      else await this.reports.sendEnded(tx, timelineId, revision);
    }
  }

  /** Rule 17: it came back, so that what was known before stands again. An outcome is untold again. */
  async bounced(tx: WriteTransaction, messageId: string): Promise<void> {
    const all = await this.#told(tx, messageId);
    await this.lock(tx, all);
    for (const told of all) {
      if (told.outcomeId !== null && !(await this.#isErased(tx, told.recipientId)))
        await this.decisions.markUntold(tx, told.outcomeId);
      const { timelineId, revision } = told;
      if (timelineId === null || revision === null) continue;
      if (isNote(told)) await this.reports.noteFailed(tx, timelineId, revision);
      else {
        await this.reports.sendEnded(tx, timelineId, revision);
        await this.reports.bounced(tx, timelineId, revision, await lastNote(tx, timelineId));
      }
    }
  }

  /** Who was erased is owed nothing any more. */
  async #isErased({ manager, organizationId }: WriteTransaction, candidateId: string): Promise<boolean> {
    return await manager.existsBy(CandidateEntity, { organizationId, id: candidateId, erasedAt: Not(IsNull()) });
  }

  /** What messages tell, before the messages: outcomes, then timelines, of each kind all in their order before any is changed. */
  async lock(tx: WriteTransaction, told: readonly Told[]): Promise<void> {
    const outcomes = told.filter(({ outcomeId }) => outcomeId !== null);
    await this.decisions.lock(
      tx,
      outcomes.flatMap(({ outcomeId }) => outcomeId ?? []),
    );
    await this.acceptedTellings.lock(
      tx,
      told.flatMap(({ timelineId }) => timelineId ?? []),
      outcomes.map(({ applicationId }) => applicationId),
    );
  }

  /**
   * What it told a candidate, in the order in which timelines are locked, so that it and a telling of the same ones do
   * not wait for each other. What a member was told makes nothing known to a candidate.
   */
  async #told(tx: WriteTransaction, messageId: string): Promise<NotificationEntity[]> {
    const told = await this.ledger.ofMessage(tx, messageId);
    const toCandidate = told.filter(({ recipient }) => recipient === 'CANDIDATE');
    return toCandidate.sort((a, b) => ((a.timelineId ?? '') < (b.timelineId ?? '') ? -1 : 1));
  }
}

async function lastNote(tx: WriteTransaction, timelineId: string): Promise<Temporal.Instant | null> {
  const [row] = await tx.query<{ readonly at: Date | null }>(lastNoteSql, [tx.organizationId, timelineId]);
  return row?.at == null ? null : toInstant(row.at);
}

/**
 * In their order, as many at a time as are of different timelines; one of an outcome, which closes timelines, begins
 * anew.
 */
function partsOf(told: readonly ToldBy[]): readonly (readonly ToldBy[])[] {
  const parts: ToldBy[][] = [];
  const timelines = new Set<string>();
  for (const each of told) {
    const { timelineId, outcomeId } = each;
    const part = parts.at(-1);
    if (part === undefined || outcomeId !== null || (timelineId !== null && timelines.has(timelineId))) {
      parts.push([each]);
      timelines.clear();
    } else part.push(each);
    if (timelineId !== null) timelines.add(timelineId);
  }
  return parts;
}

function acceptedBy(told: ToldBy): AcceptedNotice[] {
  const { timelineId, revision, rung } = told;
  if (timelineId === null || revision === null) return [];
  return [{ timelineId, revision, note: isNote(told) ? (rung ?? 0) : null }];
}

function isNote({ kind }: Pick<NotificationEntity, 'kind'>): boolean {
  return kind === 'TIMELINE_PASSED' || kind === 'STILL_UNDECIDED';
}

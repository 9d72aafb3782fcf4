import { In } from 'typeorm';
import { isYesTakenBack, type NoAfterYes, noAfterYes } from '../../applications/index.js';
import type { Leaving } from '../../mails/index.js';
import { toInstant } from '../../platform/database/dates.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { approvalOf, laterOf, localDate, nextNotice, type TimelineFacts } from '../../rules/index.js';
import { factsOf, TimelineEntity } from '../../timelines/index.js';
import {
  type AboutRow,
  aboutColumns,
  type DigestReader,
  type ItemToTell,
  recruitedJobs,
  subjectOf,
} from './digest-reader.js';

interface Row extends AboutRow {
  readonly timelineId: string | null;
  readonly revision: number | null;
  readonly outcomeId: string | null;
  readonly subject: string;
  readonly text: string;
  readonly composedAt: Date;
  /** When an outcome is to be told. */
  readonly dueAt: Date | null;
  readonly asksPerson: boolean;
  readonly no: NoAfterYes | null;
}

// One that was approved waits for its window, and for nobody.
const selectWaiting = statement(
  'digest_waiting_messages',
  `
  SELECT ${aboutColumns}, d.timeline_id AS "timelineId", d.revision, d.outcome_id AS "outcomeId", m.subject, m.text,
         m.composed_at AS "composedAt", o.due_at AS "dueAt", coalesce(o.asks_person, false) AS "asksPerson",
         ${noAfterYes} AS no
  FROM messages m
  JOIN drafts d ON d.organization_id = $1 AND d.message_id = m.id
  JOIN applications a ON a.organization_id = $1 AND a.id = d.application_id
  JOIN candidates c ON c.organization_id = $1 AND c.id = a.candidate_id
  LEFT JOIN timelines t ON t.organization_id = $1 AND t.id = d.timeline_id
  LEFT JOIN outcomes o ON o.organization_id = $1 AND o.id = d.outcome_id
  WHERE m.organization_id = $1 AND m.status = 'WAITING' AND a.job_id = ANY($2)
    AND t.untold_approved_at IS NULL AND o.approved_at IS NULL
  ORDER BY m.id`,
);

/** Messages that a member has to look at before they leave, every business day while they wait. */
export async function waitingMessages(tx: WriteTransaction, reader: DigestReader): Promise<ItemToTell[]> {
  const rows = await tx.query<Row>(selectWaiting, [tx.organizationId, recruitedJobs(reader)]);
  const timelines = await factsOfTimelines(tx, rows);
  return rows.map((row) => {
    const { applicationId, timelineId, revision, outcomeId, subject, text, composedAt } = row;
    const callFirst = isYesTakenBack(row.no);
    const facts = timelines.get(timelineId ?? '') ?? null;
    const leaving = leavingOf(reader, { ...row, asksPerson: row.asksPerson || callFirst }, facts);
    const since = localDate(toInstant(composedAt), reader.span.zone).toString();
    const said = { subject, text, since, leaving, callFirst, holdsUntil: facts && lastDayOf(facts) };
    return {
      item: { kind: 'MESSAGE_AWAITS_APPROVAL', ...subjectOf(reader, row), ...said },
      record: { applicationId, timelineId, revision, outcomeId, day: reader.span.day.toString() },
    };
  });
}

async function factsOfTimelines(
  { manager, organizationId }: WriteTransaction,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, TimelineFacts>> {
  const ids = rows.flatMap(({ timelineId }) => timelineId ?? []);
  const found = await manager.findBy(TimelineEntity, { organizationId, id: In(ids) });
  return new Map(found.map((timeline) => [timeline.id, factsOf(timeline)]));
}

/** Rule 16: when it leaves, as far as that can be said now, on the reader's clock. */
function leavingOf({ rules, span, at }: DigestReader, row: Row, facts: TimelineFacts | null): Leaving {
  const ofJob = rules.ofJob(row.jobId);
  if (approvalOf({ asksPerson: row.asksPerson, rules: ofJob }).mode === 'REQUIRED') return { how: 'APPROVED' };
  const { policy, calendar } = ofJob;
  const notice = facts && nextNotice({ ...facts, asked: null }, policy, calendar, at);
  const due = notice?.what === 'CHANGE' ? notice.at : row.dueAt && toInstant(row.dueAt);
  if (due === null) return { how: 'BY_ITSELF_LATER' };
  const leaves = laterOf(due, at).toZonedDateTimeISO(span.zone);
  return {
    how: 'BY_ITSELF',
    on: leaves.toPlainDate().toString(),
    at: leaves.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

/** The last day on which what it says holds: of a hold the day on which that ends. */
function lastDayOf({ heldUntil, decisionDate }: TimelineFacts): string {
  return (heldUntil ?? decisionDate).toString();
}

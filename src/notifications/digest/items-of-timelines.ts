import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { In } from 'typeorm';
import type { MemberItem } from '../../mails/index.js';
import { toInstant } from '../../platform/database/dates.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import {
  addBusinessDays,
  awaitsApproval,
  type BusinessCalendar,
  businessDaysBetween,
  confirmedBy,
  digestInstant,
  heldBack,
  isBefore,
  laterOf,
  leavesByItself,
  localDate,
  nextNotice,
  nextOpening,
  type RungFacts,
  reminderIn,
} from '../../rules/index.js';
import { factsOf, TimelineChanges, TimelineEntity } from '../../timelines/index.js';
import { call, promisedCall } from './calls-of-timelines.js';
import { aboutColumns, type DigestReader, type ItemToTell, jobOf, policiesOf, subjectOf } from './digest-reader.js';
import { type DigestTimeline, type DigestTimelineRow, recordOf, wasTold } from './digest-timeline.js';

// The end of a hold may stand behind something else that is due.
const selectHoldsOver = statement(
  'digest_holds_over',
  `
  SELECT id FROM timelines
  WHERE organization_id = $1 AND job_id = ANY($2) AND held_until IS NOT NULL AND next_action_at <= $3`,
);

const datePassed = `EXISTS (
  SELECT FROM notifications n
  WHERE n.organization_id = $1 AND n.application_id = t.application_id AND n.timeline_id = t.id AND n.revision = t.revision
    AND n.recipient = 'CANDIDATE' AND n.withheld_because = 'DATE_PASSED')`;

const holds = `(
  SELECT jsonb_agg(jsonb_build_object('kind', h.kind, 'at', h.at) ORDER BY h.number) FROM timeline_revisions h
  WHERE h.organization_id = $1 AND h.timeline_id = t.id AND h.kind IN ('HELD', 'RESUMED'))`;

// What a reminder, a call, a confirmation or a new date can be due of; exactly what is, the rules say.
const selectTimelines = statement(
  'digest_timelines',
  `
  SELECT t.id, ${aboutColumns},
         r.at AS "revisedAt", r.kind AS "revisedBy", ${holds} AS holds, ${datePassed} AS "datePassed",
         said.next_word_on::text AS "promisedOn", said.sent_at AS "promisedAt",
         (SELECT max(i.completed_at) FROM interviews i
          WHERE i.organization_id = $1 AND i.application_id = t.application_id) AS "interviewedAt",
         (SELECT jsonb_agg(jsonb_build_object('kind', n.kind, 'revision', n.revision, 'rung', n.rung, 'day', n.day, 'touchAt', n.touch_at))
          FROM notifications n WHERE n.organization_id = $1 AND n.application_id = t.application_id
            AND n.timeline_id = t.id AND n.recipient_id = $8) AS "toldBefore"
  FROM timelines t
  JOIN timeline_revisions r ON r.organization_id = $1 AND r.timeline_id = t.id AND r.number = t.revision
  JOIN applications a ON a.organization_id = $1 AND a.id = t.application_id
  JOIN candidates c ON c.organization_id = $1 AND c.id = t.candidate_id
  LEFT JOIN LATERAL (
    SELECT n.next_word_on, m.sent_at FROM notifications n
    JOIN messages m ON m.organization_id = $1 AND m.id = n.message_id AND m.sent_at IS NOT NULL AND m.bounced_at IS NULL
    WHERE n.organization_id = $1 AND n.application_id = t.application_id AND n.timeline_id = t.id
      AND n.revision = t.passed_told AND n.recipient = 'CANDIDATE' AND n.kind IN ('TIMELINE_PASSED', 'STILL_UNDECIDED') AND n.next_word_on IS NOT NULL
    ORDER BY n.id DESC LIMIT 1) said ON NOT EXISTS (
      SELECT FROM contacts k WHERE k.organization_id = $1 AND k.application_id = t.application_id AND k.at >= said.sent_at)
  WHERE t.organization_id = $1 AND t.job_id = ANY($2) AND t.decided_at IS NULL AND t.closed_at IS NULL
    AND t.held_until IS NULL AND (t.job_id = ANY($3) OR t.decision_date < $4)
    AND (t.decision_date BETWEEN $5 AND $6 OR t.resumed_at > $7 OR t.confirmation_zone IS NOT NULL
      OR t.notes_recorded IS NOT NULL OR ${datePassed})
  ORDER BY t.decision_date, t.id`,
);

/** What a digest brings of timelines: reminders, calls that are needed, dates to be confirmed or set anew. */
@Injectable()
export class ItemsOfTimelines {
  constructor(private readonly changes: TimelineChanges) {}

  async read(tx: WriteTransaction, reader: DigestReader): Promise<ItemToTell[]> {
    await this.#endHolds(tx, reader);
    const rows = await tx.query<DigestTimelineRow>(selectTimelines, this.#bounds(tx, reader));
    const { organizationId, manager } = tx;
    const found = await manager.findBy(TimelineEntity, { organizationId, id: In(rows.map(({ id }) => id)) });
    const byId = new Map(found.map((timeline) => [timeline.id, timeline]));
    return rows.flatMap((row) => {
      const timeline = byId.get(row.id);
      if (timeline === undefined) return [];
      return itemsOf(reader, { ...row, timeline, facts: factsOf(timeline), job: jobOf(reader, row) });
    });
  }

  /** A hold that ended by now has ended, whether or not the sweep came by. */
  async #endHolds(tx: WriteTransaction, { jobs }: DigestReader): Promise<void> {
    const over = await tx.query<{ id: string }>(selectHoldsOver, [
      tx.organizationId,
      [...jobs.keys()],
      tx.now.toString(),
    ]);
    await this.changes.catchUp(
      tx,
      over.map(({ id }) => id),
    );
  }

  #bounds({ organizationId }: WriteTransaction, reader: DigestReader): unknown[] {
    const { member, span, rules, jobs } = reader;
    const reminders = policiesOf(reader).map((policy) => policy.reminders);
    const most = (of: (each: (typeof reminders)[number]) => number) => Math.max(...reminders.map(of)) + 1;
    const from = addBusinessDays(span.after, -most(({ escalated }) => escalated), rules.calendar);
    const to = addBusinessDays(
      span.day,
      most(({ before }) => before),
      rules.calendar,
    );
    const own = [...jobs.values()].filter(({ recruits, decides }) => recruits || decides).map(({ id }) => id);
    const since = digestInstant(span.after, span.zone).toString();
    return [
      organizationId,
      [...jobs.keys()],
      own,
      span.day.toString(),
      from.toString(),
      to.toString(),
      since,
      member.id,
    ];
  }
}

function itemsOf(reader: DigestReader, row: DigestTimeline): ItemToTell[] {
  const { recruits } = row.job;
  return [
    reminder(reader, row),
    ...(recruits || row.job.oversees ? [promisedCall(reader, row), call(reader, row)] : []),
    ...(recruits ? [newDate(reader, row), confirmation(reader, row)] : []),
  ].filter((item) => item !== null);
}

/** Rules 11, 14 and 18. */
function reminder(reader: DigestReader, row: DigestTimeline): ItemToTell | null {
  const { rules, span } = reader;
  const { timeline, facts, job } = row;
  const { policy, calendar } = rules.ofJob(job.id);
  const rung = reminderIn(span, rungFactsOf(row, span.zone, calendar), job, policy, calendar);
  if (rung === null) return null;
  const { kind, offset } = rung;
  if (wasTold(row, (told) => told.kind === kind && told.revision === facts.revision && told.rung === offset))
    return null;
  const promise = { ...subjectOf(reader, row), milestone: timeline.milestone, date: dateOf(row) };
  const businessDaysAhead = Math.max(0, businessDaysBetween(span.day, facts.decisionDate, calendar));
  const item: MemberItem =
    kind === 'DECISION_DUE'
      ? { kind, ...promise, businessDaysAhead }
      : { kind, ...promise, nextWordOn: nextMailDay(reader, row) };
  return { item, record: { ...recordOf(row), revision: facts.revision, rung: offset } };
}

/** The day on which the candidate is next written to, if nobody does anything; null: they are not. */
function nextMailDay({ rules, at }: DigestReader, { facts, job }: DigestTimeline): string | null {
  const { policy, calendar } = rules.ofJob(job.id);
  if (awaitsApproval(facts, policy)) return null;
  const notice = nextNotice({ ...facts, asked: null }, policy, calendar, at);
  return notice === null ? null : localDate(laterOf(notice.at, at), facts.candidateZone).toString();
}

function rungFactsOf({ facts, revisedAt, holds }: DigestTimeline, zone: string, calendar: BusinessCalendar): RungFacts {
  const { decisionDate, dateSetAt, heldUntil, decidedAt, closedAt } = facts;
  const changes = (holds ?? []).map(({ kind, at }) => ({ kind, at: Temporal.Instant.from(at) }));
  return {
    decisionDate,
    revisedAt: toInstant(revisedAt),
    silent: heldUntil !== null || decidedAt !== null || closedAt !== null,
    hold: heldBack(changes, dateSetAt, zone, calendar),
  };
}

/** Rules 4 and 14: a date was over before it could be told, or before its hold ended, and nothing came after. */
function newDate(reader: DigestReader, row: DigestTimeline): ItemToTell | null {
  const { facts, timeline, datePassed, revisedBy } = row;
  const { resumedAt, revision } = facts;
  const holdEnded = revisedBy === 'RESUMED' && resumedAt !== null && !isBefore(resumedAt, toInstant(timeline.dueAt));
  if (!datePassed && !holdEnded) return null;
  if (wasTold(row, (told) => told.kind === 'NEW_DATE_NEEDED' && told.revision === revision)) return null;
  const why = holdEnded ? 'HOLD_ENDED' : 'DATE_PASSED';
  const { milestone } = timeline;
  return {
    item: { kind: 'NEW_DATE_NEEDED', ...subjectOf(reader, row), milestone, date: dateOf(row), why },
    record: { ...recordOf(row), revision },
  };
}

/** Rule 13. */
function confirmation(reader: DigestReader, row: DigestTimeline): ItemToTell | null {
  const { facts, timeline, interviewedAt, job } = row;
  const { revision, unconfirmed } = facts;
  if (unconfirmed === null || wasTold(row, (told) => told.kind === 'CONFIRM_DATE')) return null;
  const { policy, calendar } = reader.rules.ofJob(job.id);
  const until = confirmedBy({ on: reader.span.day, at: reader.at }, facts.zone, calendar);
  const leaves = leavesByItself(until, policy);
  const tells = leaves && nextOpening(leaves, policy.sendingWindow, facts.candidateZone, calendar);
  const interviewOn = localDate(
    interviewedAt === null ? toInstant(timeline.createdAt) : toInstant(interviewedAt),
    facts.zone,
  );
  return {
    item: {
      kind: 'CONFIRM_DATE',
      ...subjectOf(reader, row),
      milestone: timeline.milestone,
      date: dateOf(row),
      interviewOn: interviewOn.toString(),
      // Where every message needs a member, nothing is told without one.
      toldOn: tells && localDate(tells, facts.candidateZone).toString(),
    },
    record: { ...recordOf(row), revision },
  };
}

function dateOf({ facts: { decisionDate, precision } }: DigestTimeline) {
  return { date: decisionDate.toString(), precision };
}

import { Temporal } from 'temporal-polyfill';
import { writtenLocale } from '../../mails/index.js';
import { type OrganizationRules, organizationRules } from '../../organizations/index.js';
import { toInstant } from '../../platform/database/dates.js';
import type { ReadTransaction, WriteTransaction } from '../../platform/database/transaction.js';
import {
  callDay,
  dueInstant,
  isBefore,
  localDate,
  nextAction,
  shownDate,
  updateRequestWindow,
} from '../../rules/index.js';
import { factsOf } from '../../timelines/index.js';
import { publicStage } from '../tell/candidate-mail.js';
import type { CandidateStatus, ShownTimeline, StatusOfApplication, ToldOutcome } from './candidate-status.js';
import { historyOf } from './status-history.js';
import { type ShownApplicationRow, type ShownTimelineRow, type StatusRows, statusRows } from './status-rows.js';

interface StatusContext {
  readonly rows: StatusRows;
  readonly rules: OrganizationRules;
  readonly zone: string;
  readonly now: Temporal.Instant;
}

/** What the page of a candidate shows; null: there is no such candidate any more. Reads only. */
export async function readCandidateStatus(
  tx: ReadTransaction | WriteTransaction,
  candidateId: string,
): Promise<CandidateStatus | null> {
  const [rows, rules] = await Promise.all([statusRows(tx, candidateId), organizationRules(tx)]);
  if (rows === null) return null;
  const now = 'manager' in tx ? tx.now : await tx.now();
  const { candidate, applications } = rows;
  const zone = candidate.timeZone ?? rules.timeZone;
  const context = { rows, rules, zone, now };
  return {
    candidateId,
    organizationId: tx.organizationId,
    fullName: candidate.fullName,
    greetingName: candidate.greetingName,
    email: candidate.email,
    timeZone: candidate.timeZone,
    locale: candidate.locale,
    writtenIn: writtenLocale(candidate.locale, applications[0]?.jobLocale, rules.locale),
    zone,
    now,
    notesDeclined: candidate.notesDeclinedAt !== null,
    rules,
    applications: applications.map((application) => statusOf(application, context)).sort(openFirst),
    sent: rows.sent.map(({ subject, at }) => ({ subject, at: toInstant(at) })),
  };
}

function openFirst(one: StatusOfApplication, other: StatusOfApplication): number {
  return Number(other.state === 'OPEN') - Number(one.state === 'OPEN');
}

function statusOf(application: ShownApplicationRow, context: StatusContext): StatusOfApplication {
  const { rows, rules, now } = context;
  const { id, jobId, jobTitle, status, stage, recruiterName: name, recruiterEmail: email, endedAt } = application;
  const outcome = toldOutcome(id, rows);
  const state = stateOf(status, outcome);
  const dates = state === 'OPEN' ? shownTimelines(id, context) : [];
  return {
    id,
    jobId,
    jobTitle,
    stage: state === 'OPEN' ? publicStage(rules, stage) : null,
    recruiter: name === null || email === null ? null : { name, email },
    state,
    endedAt: state === 'OPEN' || endedAt === null ? null : toInstant(endedAt),
    outcome: state === 'HIRED' || state === 'REJECTED' ? outcome : null,
    dates,
    history: historyOf(application, rows, dates, context.zone),
    updates: state === 'OPEN' ? windowOf(application, dates, context) : null,
    recent: rows.followUps
      .filter((each) => each.applicationId === id && each.leftAt === null && isBefore(now, toInstant(each.leavesAt)))
      .map(({ id: followUpId, kind, leavesAt }) => ({ id: followUpId, kind, until: toInstant(leavesAt) })),
  };
}

/** What was decided shows once it was told, and not before: not by a status either. */
function stateOf(status: ShownApplicationRow['status'], outcome: ToldOutcome | null): StatusOfApplication['state'] {
  if (status === 'WITHDRAWN' || status === 'HIRED_ELSEWHERE') return 'WITHDRAWN';
  if (status === 'ACTIVE' || outcome === null || outcome.kind === 'ADVANCED') return 'OPEN';
  return outcome.kind;
}

/** The one that the candidate heard last. */
function toldOutcome(applicationId: string, { outcomes }: StatusRows): ToldOutcome | null {
  const told = outcomes.findLast((outcome) => outcome.applicationId === applicationId);
  if (told === undefined) return null;
  const { kind, reason, note, toldAt } = told;
  return { kind, reason, note, at: toInstant(toldAt) };
}

function shownTimelines(applicationId: string, context: StatusContext): ShownTimeline[] {
  return context.rows.timelines
    .filter(({ timeline }) => timeline.applicationId === applicationId && timeline.closedAt === null)
    .flatMap((row) => shownTimeline(row, context) ?? [])
    .sort((one, other) => Temporal.PlainDate.compare(one.date.date, other.date.date));
}

function shownTimeline(
  { timeline, stopped }: ShownTimelineRow,
  { rules, zone, now }: StatusContext,
): ShownTimeline | null {
  const facts = factsOf(timeline);
  const { policy, calendar } = rules.ofJob(timeline.jobId);
  const shown = shownDate(facts, policy, stopped, now);
  if (shown === null) return null;
  const { revision, decisionDate, precision, heldUntil } = shown;
  const next = facts.decidedAt === null ? nextAction(facts, policy, calendar, now) : null;
  const isNote = next?.kind === 'TELL_PASSED' || next?.kind === 'TELL_UNDECIDED';
  const nextWord = isNote ? localDate(next.at, zone) : callDay(facts, policy, calendar);
  const isAhead = nextWord !== null && Temporal.PlainDate.compare(localDate(now, zone), nextWord) <= 0;
  return {
    id: timeline.id,
    milestone: timeline.milestone,
    revision,
    date: { date: decisionDate.toString(), precision },
    heldUntil: heldUntil?.toString() ?? null,
    isOver: !isBefore(now, dueInstant(decisionDate, facts.zone)),
    // A day that went by is no promise any more.
    nextWordOn: isAhead ? nextWord : null,
    isTold: facts.disclosed !== null && facts.disclosed.revision >= revision,
  };
}

/** Rule 12. Where nothing was promised, from when a silence is a silence. */
function windowOf(
  application: ShownApplicationRow,
  dates: readonly ShownTimeline[],
  { rows, rules, zone, now }: StatusContext,
) {
  const { policy } = rules.ofJob(application.jobId);
  const asked = rows.followUps.filter(
    (each) => each.applicationId === application.id && each.kind === 'UPDATE_REQUEST',
  );
  const passed = rows.notes.some((note) => note.applicationId === application.id);
  const followUpDates = dates.flatMap(({ id, revision }) => {
    const row = rows.revisions.find(({ timelineId, number }) => timelineId === id && number === revision);
    return row === undefined ? [] : [Temporal.PlainDate.from(row.followUpDate)];
  });
  const today = localDate(now, zone);
  const silence = Temporal.PlainDate.from(application.appliedOn).add({ days: policy.silentAfterDays });
  const [opensOn = silence] = followUpDates.sort(Temporal.PlainDate.compare);
  return updateRequestWindow(
    {
      today,
      opensOn: passed ? today : opensOn,
      askedOn: asked.map(({ madeAt }) => localDate(toInstant(madeAt), zone)),
      answered: asked.at(-1)?.answeredAt != null,
    },
    policy,
  );
}

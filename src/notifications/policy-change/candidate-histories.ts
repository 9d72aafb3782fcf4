import { Temporal } from 'temporal-polyfill';
import type { OrganizationRules } from '../../organizations/index.js';
import { toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { CandidateHistory, HistoryEvent, Promised } from '../../rules/index.js';
import { timingOf } from '../tell/candidate-states.js';
import { bounced, type Deliveries, deliveriesOf, delivering } from './deliveries.js';
import {
  type ContactHistoryRow,
  type HistoryRows,
  historyRows,
  type OutcomeHistoryRow,
  type RevisionHistoryRow,
  type SentRow,
  type StoppedRow,
  type SuppressionHistoryRow,
} from './history-rows.js';

interface JobOfApplication {
  readonly jobId: string;
  /** Null: the organization's. */
  readonly zone: string | null;
  /** Null: the organization's. */
  readonly recruiterZone: string | null;
}

/** One candidate's history as the database knows it: what was done, without what followed by itself. */
export interface RecordedHistory {
  readonly candidateId: string;
  /** Null: the organization's. */
  readonly candidateZone: string | null;
  /** By application. */
  readonly jobs: ReadonlyMap<string, JobOfApplication>;
  readonly events: readonly HistoryEvent[];
  readonly deliveries: Deliveries;
}

/**
 * Their histories, from the first date that was promised to them. Zones and addresses are as they are now; a candidate who
 * does without reassurances does so since they last said so.
 */
export async function historiesOf(tx: WriteTransaction, candidateIds: readonly string[]): Promise<RecordedHistory[]> {
  const rows = await historyRows(tx, candidateIds);
  const of = <Row extends { readonly candidateId: string }>(all: readonly Row[]) => {
    const byCandidate = Map.groupBy(all, ({ candidateId }) => candidateId);
    return (candidateId: string) => byCandidate.get(candidateId) ?? [];
  };
  const own: { [Kind in keyof HistoryRows]: (candidateId: string) => HistoryRows[Kind] } = {
    applications: of(rows.applications),
    revisions: of(rows.revisions),
    outcomes: of(rows.outcomes),
    contacts: of(rows.contacts),
    ends: of(rows.ends),
    stopped: of(rows.stopped),
    suppressions: of(rows.suppressions),
    sent: of(rows.sent),
  };
  return candidateIds.map((candidateId) => {
    const applications = own.applications(candidateId);
    const [first] = applications;
    const sent = own.sent(candidateId);
    const suppressions = own.suppressions(candidateId);
    const ends = own.ends(candidateId);
    const events = [
      ...own.outcomes(candidateId).flatMap((row) => decided(row, ends)),
      ...ends.map(({ applicationId, at }) => ended(applicationId, at)),
      ...applications.flatMap(({ id, erasedAt }) => (erasedAt === null ? [] : [ended(id, erasedAt)])),
      ...own.revisions(candidateId).flatMap(revised),
      ...own.contacts(candidateId).map(contacted),
      ...own.stopped(candidateId).map(stopped),
      ...suppressions.flatMap((row) => suppressed(row, suppressions, sent)),
      ...(first?.declinedAt == null ? [] : [{ kind: 'DECLINED', at: toInstant(first.declinedAt) } as const]),
      ...bounced(sent),
    ];
    return {
      candidateId,
      candidateZone: first?.candidateZone ?? null,
      jobs: new Map(applications.map(({ id, jobId, zone, recruiterZone }) => [id, { jobId, zone, recruiterZone }])),
      events: inOrder(events),
      deliveries: deliveriesOf(sent, new Set(suppressions.flatMap(({ refusedMessageId }) => refusedMessageId ?? []))),
    };
  });
}

/** The history under those rules. */
export function settingOf(
  { candidateZone, jobs, events, deliveries }: RecordedHistory,
  rules: OrganizationRules,
  until: Temporal.Instant,
): CandidateHistory {
  return {
    candidateZone: candidateZone ?? rules.timeZone,
    dailyCap: rules.policy.dailyCap,
    approvesAtOnce: true,
    rulesOf: (applicationId) => {
      const job = jobs.get(applicationId);
      const { policy, calendar } = rules.ofJob(job?.jobId ?? null);
      const { timeZone } = rules;
      return { policy, calendar, zone: job?.zone ?? timeZone, recruiterZone: job?.recruiterZone ?? timeZone };
    },
    deliver: delivering(deliveries),
    events,
    until,
  };
}

/**
 * Of what happened at one instant: a decision comes after what it corrects; a timeline and a decision in the order in which
 * they were made, as their ids tell: a date that was set with a decision is made after it.
 */
function inOrder(events: readonly HistoryEvent[]): HistoryEvent[] {
  return [...events].sort(
    (a, b) => Temporal.Instant.compare(a.at, b.at) || (orderOf(a) < orderOf(b) ? -1 : Number(orderOf(a) > orderOf(b))),
  );
}

function orderOf(event: HistoryEvent): string {
  if (event.kind === 'SUPERSEDED') return '';
  if (event.kind === 'DECIDED') return event.outcomeId;
  // Ids are hexadecimal: what has none comes last.
  return 'timelineId' in event ? event.timelineId : 'z';
}

/** None: it followed by itself, and will again. */
function revised(row: RevisionHistoryRow): HistoryEvent[] {
  const { kind, applicationId, timelineId, alreadyTold, heldUntil, bySystem, interviewedAt } = row;
  const of = { at: toInstant(row.at), timelineId };
  const told = { ...of, alreadyTold };
  switch (kind) {
    case 'SET': {
      const followed = bySystem && interviewedAt !== null && !alreadyTold;
      if (followed) return [{ kind: 'INTERVIEWED', applicationId, completedAt: toInstant(interviewedAt), ...of }];
      return [{ kind, applicationId, promised: promisedBy(row), ...told }];
    }
    case 'HELD':
      return heldUntil === null ? [] : [{ kind, until: Temporal.PlainDate.from(heldUntil), ...told }];
    case 'RESUMED':
      return bySystem ? [] : [{ kind, ...told }];
    case 'REOPENED':
      return [{ kind, applicationId, ...of }];
    case 'CLOSED':
      return [];
    default: {
      const stands = row.fromDate === row.toDate && row.precision === row.precisionBefore;
      return stands ? [{ kind: 'RECONFIRMED', ...told }] : [{ kind: 'MOVED', promised: promisedBy(row), ...told }];
    }
  }
}

function promisedBy({ toDate, precision, followUpDate }: RevisionHistoryRow): Promised {
  const date = (text: string) => Temporal.PlainDate.from(text);
  return { decisionDate: date(toDate), precision, followUpDate: date(followUpDate) };
}

function decided(row: OutcomeHistoryRow, ends: HistoryRows['ends']): HistoryEvent[] {
  const { id: outcomeId, applicationId, kind: outcome, tellCandidate, asksPerson, supersededAt, at } = row;
  const alreadyTold = tellCandidate === 'ALREADY_TOLD';
  const of = { at: toInstant(at), outcomeId, applicationId };
  const decision = { kind: 'DECIDED', outcome, timing: timingOf(row), asksPerson, alreadyTold, ...of } as const;
  // What ended with its application follows from that.
  const isEnded = ends.some((end) => end.applicationId === applicationId && +end.at === +(supersededAt ?? 0));
  return supersededAt === null || isEnded
    ? [decision]
    : [decision, { kind: 'SUPERSEDED', at: toInstant(supersededAt), outcomeId }];
}

function ended(applicationId: string, at: Date): HistoryEvent {
  return { kind: 'ENDED', at: toInstant(at), applicationId };
}

function contacted({ applicationId, toldDate, toldDecision, touchedAt, at }: ContactHistoryRow): HistoryEvent {
  return {
    kind: 'CONTACTED',
    at: toInstant(at),
    touchedAt: toInstant(touchedAt),
    applicationId,
    toldDate,
    toldDecision,
  };
}

function stopped({ timelineId, outcomeId, at }: StoppedRow): HistoryEvent {
  if (outcomeId !== null) return { kind: 'OUTCOME_STOPPED', at: toInstant(at), outcomeId };
  return { kind: 'STOPPED', at: toInstant(at), timelineId: timelineId ?? '' };
}

/** A mail that was refused brings it about by itself. */
function standsAt({ at, releasedAt }: SuppressionHistoryRow, instant: Date): boolean {
  return at <= instant && (releasedAt === null || releasedAt > instant);
}

function suppressed(
  { at, releasedAt, refusedMessageId }: SuppressionHistoryRow,
  all: readonly SuppressionHistoryRow[],
  sent: readonly SentRow[],
): HistoryEvent[] {
  const byItself = sent.some(({ messageId }) => messageId === refusedMessageId);
  return [
    ...(byItself ? [] : [{ kind: 'SUPPRESSED', at: toInstant(at) } as const]),
    // Released while another reason stands, nothing is sent either.
    ...(releasedAt === null || all.some((other) => standsAt(other, releasedAt))
      ? []
      : [{ kind: 'RELEASED', at: toInstant(releasedAt) } as const]),
  ];
}

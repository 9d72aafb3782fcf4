import type { Temporal } from 'temporal-polyfill';
import { historiesOf, settingOf } from '../../src/notifications/policy-change/candidate-histories.js';
import { organizationRules } from '../../src/organizations/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import type { WriteTransaction } from '../../src/platform/database/transaction.js';
import { WorkerDatabase } from '../../src/platform/database/worker-database.js';
import { Problem } from '../../src/platform/problems/problem.js';
import { type NotificationRecord, replay } from '../../src/rules/index.js';
import type { TestApp } from '../support/test-app.js';

/** What was recorded about one candidate, as lines in the order of their instants. */
export interface Recorded {
  readonly records: readonly string[];
  readonly slips: readonly string[];
  /** How each timeline ended: what the candidate knows, and whether it is closed. */
  readonly timelines: readonly string[];
}

interface Row {
  readonly at: Date;
  readonly kind: string;
  readonly decision: string;
  readonly because: string | null;
  readonly timelineId: string | null;
  readonly outcomeId: string | null;
  readonly sinceRevision: number | null;
  readonly revision: number | null;
  readonly rung: number | null;
}

const recordsSql = `
  SELECT n.at, n.kind, n.decision, n.withheld_because AS because, n.timeline_id AS "timelineId", n.outcome_id AS "outcomeId",
         n.since_revision AS "sinceRevision", n.revision, n.rung
  FROM notifications n
  WHERE n.organization_id = $1 AND n.recipient_id = $2 AND n.recipient = 'CANDIDATE' AND coalesce(n.timeline_id, n.outcome_id) IS NOT NULL`;

const slipsSql = `
  SELECT s.at, s.kind, s.timeline_id AS "timelineId", s.revision FROM slips s
  JOIN timelines t ON t.organization_id = $1 AND t.id = s.timeline_id
  WHERE s.organization_id = $1 AND t.candidate_id = $2`;

const timelinesSql = `
  SELECT id, revision, decision_date AS "decisionDate", disclosed_revision AS known, disclosed_date AS "knownDate",
         held_until AS "heldUntil", closed_as AS "closedAs", untold_from AS untold, last_heard_at AS "heardAt"
  FROM timelines WHERE organization_id = $1 AND candidate_id = $2`;

interface TimelineRow {
  readonly id: string;
  readonly revision: number;
  readonly decisionDate: string;
  readonly known: number | null;
  readonly knownDate: string | null;
  readonly heldUntil: string | null;
  readonly closedAs: string | null;
  readonly untold: number | null;
  readonly heardAt: Date | null;
}

/** As the service has it in its tables. */
export async function recordedIn(app: TestApp, organizationId: string, candidateId: string): Promise<Recorded> {
  return await within(app, organizationId, async (tx) => {
    const of = [organizationId, candidateId];
    const records = await tx.query<Row>(recordsSql, of);
    const slips = await tx.query<Pick<Row, 'at' | 'kind' | 'timelineId' | 'revision'>>(slipsSql, of);
    const timelines = await tx.query<TimelineRow>(timelinesSql, of);
    return {
      records: records.map((row) => line(row.at, row.kind, row.decision, row.because, subjectOf(row))).sort(),
      slips: slips.map(({ at, kind, timelineId, revision }) => line(at, kind, timelineId, revision)).sort(),
      timelines: timelines
        .map((t) =>
          words(t.id, t.revision, t.decisionDate, t.known, t.knownDate, t.heldUntil, t.closedAs, t.untold, t.heardAt),
        )
        .sort(),
    };
  });
}

/** As the trial of a policy tells it again, from what people did. */
export async function replayedIn(app: TestApp, organizationId: string, candidateId: string): Promise<Recorded> {
  return await within(app, organizationId, async (tx) => {
    const [history] = await historiesOf(tx, [candidateId]);
    if (history === undefined) throw new Error('nobody of that id');
    const until = tx.now.add({ milliseconds: 1 });
    const { records, slips, timelines } = replay(settingOf(history, await organizationRules(tx), until));
    return {
      records: records
        .map(({ at, record, decision, because }) => line(at, record.kind, decision, because, subjectOfRecord(record)))
        .sort(),
      slips: slips.map(({ at, kind, timelineId, brokenRevision }) => line(at, kind, timelineId, brokenRevision)).sort(),
      timelines: [...timelines.values()]
        .map(({ id, facts: { revision, decisionDate, disclosed, heldUntil, closedAs, untold, lastTouchAt } }) =>
          words(
            id,
            revision,
            decisionDate,
            disclosed?.revision,
            disclosed?.decisionDate,
            heldUntil,
            closedAs,
            untold?.fromRevision,
            lastTouchAt,
          ),
        )
        .sort(),
    };
  });
}

function subjectOf({ timelineId, outcomeId, sinceRevision, revision, rung, kind }: Row): string {
  if (outcomeId !== null) return outcomeId;
  // Of what is told again the ledger counts how often; of a note its number counts.
  const number = kind === 'STILL_UNDECIDED' ? rung : null;
  return words(timelineId, sinceRevision, revision, number);
}

function subjectOfRecord(record: NotificationRecord): string {
  if ('outcomeId' in record) return record.outcomeId;
  if ('sinceRevision' in record) return words(record.timelineId, record.sinceRevision, record.revision, null);
  return words(record.timelineId, null, record.promise, record.number === 0 ? null : record.number);
}

type Word = string | number | Date | null | undefined | { toString(): string };

function line(at: Date | Temporal.Instant, ...rest: readonly Word[]): string {
  return words(at, ...rest);
}

function words(...all: readonly Word[]): string {
  return all.map(word).join(' ');
}

function word(value: Word): string {
  if (value === null || value === undefined) return '-';
  return value instanceof Date ? value.toISOString().replace('.000Z', 'Z') : value.toString();
}

async function within<T>(app: TestApp, organizationId: string, work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
  const result = await app.app.get(WorkerDatabase).write(systemActor(organizationId), work);
  if (result instanceof Problem) throw new Error(result.message);
  return result;
}

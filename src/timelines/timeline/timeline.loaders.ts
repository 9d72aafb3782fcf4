import type { ActorRecord } from '../../platform/actor/actor.js';
import { byId } from '../../platform/database/by-id.js';
import { columnList } from '../../platform/database/column-list.js';
import { type Statement, statement } from '../../platform/database/statement.js';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import { ChosenColumns, type ChosenRow } from '../../platform/graphql/chosen-columns.js';
import { LatestRows } from '../../platform/graphql/connection/latest-rows.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { Precision, RevisionKind, TimelineStatus } from '../../rules/index.js';
import type { ChangeReason } from './revision-details.js';
import { statusColumns, statusOfRow } from './status-of-row.js';
import type { TimelineEntity } from './timeline.entity.js';

const columns = [
  'id',
  'applicationId',
  'jobId',
  'milestone',
  'decisionDate',
  'precision',
  'firstDecisionDate',
  'followUpDate',
  'zone',
  'revision',
  'heldUntil',
  'dueSoonAt',
  'dueAt',
  'disclosedDate',
  'lastHeardAt',
  'slipCount',
  'policyVersion',
  'jobPolicyVersion',
  'closedAt',
  'closedAs',
  'nextActionKind',
  'nextActionAt',
  'confirmationZone',
  'decidedAt',
  'updatedAt',
] as const satisfies (keyof TimelineEntity)[];

type TimelineColumns = Pick<TimelineEntity, (typeof columns)[number]>;

/** A timeline as it is read: with the status it has at the instant of the reading. */
export interface TimelineRow extends TimelineColumns {
  readonly status: TimelineStatus;
  /** False while a date that followed by itself waits for a member. */
  readonly confirmed: boolean;
}

export interface RevisionRow {
  readonly timelineId: string;
  readonly number: number;
  readonly kind: RevisionKind;
  readonly from: string | null;
  readonly to: string;
  readonly precision: Precision;
  readonly heldUntil: string | null;
  readonly reason: ChangeReason | null;
  readonly note: string | null;
  readonly internalNote: string | null;
  readonly actor: ActorRecord;
  readonly at: Date;
  readonly disclosedAt: Date | null;
}

export interface SlipRow {
  readonly timelineId: string;
  readonly revision: number;
  readonly kind: 'EXTENDED' | 'PASSED';
  readonly at: Date;
}

/** The timeline that speaks for an application comes first: an open one before a closed one, then the latest. */
export const currentFirst = '(t.decided_at IS NULL AND t.closed_at IS NULL) DESC, t.created_at DESC, t.id DESC';

const selectById = statement(
  'timeline_by_id',
  `SELECT ${columnList('t', columns)} FROM timelines t WHERE t.organization_id = $1 AND t.id = ANY($2)`,
);

function isConfirmed({ confirmationZone, decidedAt, closedAt }: TimelineColumns): boolean {
  return confirmationZone === null || decidedAt !== null || closedAt !== null;
}

async function timelines(tx: ReadTransaction, select: Statement, ids: readonly string[]): Promise<TimelineRow[]> {
  const [rows, now] = await Promise.all([tx.query<TimelineColumns>(select, [tx.organizationId, ids]), tx.now()]);
  return rows.map((row) => Object.assign(row, { status: statusOfRow(row, now), confirmed: isConfirmed(row) }));
}

export const timelineById: LoaderDefinition<string, TimelineRow> = {
  fetch: async (tx, ids) => byId(await timelines(tx, selectById, ids)),
};

/** What is known to be there of one whose columns were chosen. */
export type ChosenTimeline = ChosenRow<TimelineRow, 'id' | 'applicationId' | 'status' | (typeof statusColumns)[number]>;

export const timelinesByApplication = new ChosenColumns<
  keyof TimelineColumns,
  LoaderDefinition<string, TimelineRow>,
  LoaderDefinition<string, ChosenTimeline>
>(
  {
    name: 'timeline_of_application',
    table: 't',
    columns,
    always: ['id', 'applicationId', ...statusColumns],
    fields: {
      status: [],
      confirmed: ['confirmationZone', 'decidedAt', 'closedAt'],
      driftBusinessDays: ['firstDecisionDate', 'decisionDate'],
      silentSince: ['lastHeardAt'],
      nextAction: ['nextActionKind', 'nextActionAt'],
      revisions: [],
      slips: [],
      advice: ['jobId'],
      application: [],
    },
    select: (list) => `SELECT DISTINCT ON (t.application_id) ${list} FROM timelines t
      WHERE t.organization_id = $1 AND t.application_id = ANY($2) ORDER BY t.application_id, ${currentFirst}`,
  },
  (select) => ({
    fetch: async (tx, ids) => {
      const rows = await timelines(tx, select, ids);
      return new Map(rows.map((row) => [row.applicationId, row]));
    },
  }),
);

export const revisionsByTimeline = new LatestRows<RevisionRow>({
  name: 'revisions_of_timeline',
  select: `
    SELECT r.timeline_id AS "timelineId", r.number, r.kind, r.from_date AS "from", r.to_date AS "to", r.precision,
           r.held_until AS "heldUntil", r.reason, r.note, r.internal_note AS "internalNote", r.actor, r.at, d.at AS "disclosedAt"
    FROM timeline_revisions r
    LEFT JOIN LATERAL (
      SELECT min(e.at) AS at FROM timeline_disclosures e
      WHERE e.organization_id = $1 AND e.timeline_id = r.timeline_id AND e.revision = r.number AND e.kind <> 'WITHDRAWN'
        AND NOT (e.kind = 'ACCEPTED' AND EXISTS (
          SELECT FROM timeline_disclosures w
          WHERE w.organization_id = $1 AND w.timeline_id = e.timeline_id AND w.revision = e.revision AND w.kind = 'WITHDRAWN'
            AND w.at >= e.at AND w.id > e.id))) d ON true
    WHERE r.organization_id = $1 AND r.timeline_id = ANY($2)`,
  owner: 'timelineId',
  order: { shown: 'number', latestFirst: 'number DESC' },
});

export const slipsByTimeline = new LatestRows<SlipRow>({
  name: 'slips_of_timeline',
  select: `
    SELECT timeline_id AS "timelineId", revision, kind, at FROM slips WHERE organization_id = $1 AND timeline_id = ANY($2)`,
  owner: 'timelineId',
  order: { shown: 'at, revision', latestFirst: 'at DESC, revision DESC' },
});

const countExtensions = statement(
  'extensions_of_timeline',
  `SELECT timeline_id AS "timelineId", count(*)::int AS extensions FROM timeline_revisions
   WHERE organization_id = $1 AND timeline_id = ANY($2) AND kind = 'EXTENDED' GROUP BY timeline_id`,
);

/** How often each timeline was extended. */
export const extensionsByTimeline: LoaderDefinition<string, number> = {
  fetch: async (tx, ids) => {
    const rows = await tx.query<{ timelineId: string; extensions: number }>(countExtensions, [tx.organizationId, ids]);
    return new Map(rows.map(({ timelineId, extensions }) => [timelineId, extensions]));
  },
};

import type { Tenant } from './data.ts';

/** A server under measurement, and how it is asked for the list. */
export interface Contender {
  readonly name: string;
  readonly file: URL;
  /** The body of the request that this tenant sends. */
  readonly body: (tenant: Tenant) => string;
  /** The answer in the one form in which answers are compared. */
  readonly answer: (data: never) => ListAnswer;
}

export interface ListAnswer {
  readonly rows: readonly ListRow[];
  readonly hasNextPage: boolean;
}

interface ListRow {
  readonly id: string;
  readonly stage: string;
  readonly status: string;
  readonly candidate: { readonly fullName: string; readonly email: string };
  readonly job: { readonly title: string };
  readonly timeline: {
    readonly decisionDate: string;
    readonly status: string;
    readonly slipCount: number;
    readonly nextAction: { readonly kind: string; readonly at: string } | null;
  } | null;
}

const ours = `query List {
  applications(first: 20) {
    nodes { id stage status candidate { fullName email } job { title }
      timeline { decisionDate status slipCount nextAction { kind at } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const postgraphile = `query List($organizationId: UUID!) {
  applications: allApplications(first: 20, orderBy: PRIMARY_KEY_DESC, condition: {organizationId: $organizationId}) {
    nodes { id: rowId stage status
      candidate: candidateByOrganizationIdAndCandidateId { fullName email }
      job: jobByOrganizationIdAndJobId { title }
      timelines: timelinesByOrganizationIdAndApplicationId(first: 1, orderBy: CREATED_AT_DESC) {
        nodes { decisionDate status slipCount nextActionKind nextActionAt } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** PostGraphile offers a function of a row as a field of its type: the status, which is computed, comes the same way. */
export const statusAsField = `
  CREATE FUNCTION timelines_status(t timelines) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN t.closed_as IS NOT NULL THEN t.closed_as WHEN t.held_until IS NOT NULL THEN 'ON_HOLD'
      WHEN t.due_at <= clock_timestamp() THEN 'SLIPPED' WHEN t.due_soon_at <= clock_timestamp() THEN 'DUE_SOON'
      ELSE 'ON_TRACK' END $$`;

interface Page<Row> {
  readonly applications: { readonly nodes: readonly Row[]; readonly pageInfo: { readonly hasNextPage: boolean } };
}

interface PostGraphileTimeline extends Omit<NonNullable<ListRow['timeline']>, 'nextAction'> {
  readonly nextActionKind: string | null;
  readonly nextActionAt: string | null;
}

interface PostGraphileRow extends Omit<ListRow, 'timeline'> {
  readonly timelines: { readonly nodes: readonly PostGraphileTimeline[] };
}

function answerOf({ applications }: Page<ListRow>): ListAnswer {
  const rows = applications.nodes.map((row) => ({ ...row, timeline: row.timeline && withInstant(row.timeline) }));
  return { rows, hasNextPage: applications.pageInfo.hasNextPage };
}

function answerOfPostGraphile({ applications }: Page<PostGraphileRow>): ListAnswer {
  const nodes = applications.nodes.map(({ timelines, ...row }) => ({
    ...row,
    timeline: timelines.nodes[0] === undefined ? null : timelineOf(timelines.nodes[0]),
  }));
  return answerOf({ applications: { ...applications, nodes } });
}

function timelineOf({ nextActionKind: kind, nextActionAt: at, ...timeline }: PostGraphileTimeline) {
  return { ...timeline, nextAction: kind === null || at === null ? null : { kind, at } };
}

/** Instants are written with more or fewer decimals and with Z or +00:00. */
function withInstant(timeline: NonNullable<ListRow['timeline']>): NonNullable<ListRow['timeline']> {
  const { nextAction } = timeline;
  return { ...timeline, nextAction: nextAction && { ...nextAction, at: new Date(nextAction.at).toISOString() } };
}

const server = (name: string) => new URL(`./servers/${name}.ts`, import.meta.url);

export const contenders: readonly Contender[] = [
  {
    name: 'Followthrough',
    file: server('followthrough'),
    body: () => JSON.stringify({ query: ours }),
    answer: answerOf,
  },
  {
    name: 'PostGraphile',
    file: server('postgraphile'),
    body: ({ organizationId }) => JSON.stringify({ query: postgraphile, variables: { organizationId } }),
    answer: answerOfPostGraphile,
  },
  { name: 'limit', file: server('limit'), body: () => JSON.stringify({ query: ours }), answer: answerOf },
];

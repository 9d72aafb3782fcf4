import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import { type FeedEventRow, feedEventColumns } from './feed-event.js';

/** How far a feed has come, and what of it is gone. */
export interface FeedState {
  readonly lastNumber: number;
  readonly deletedThrough: number;
  readonly retentionDays: number;
}

/** Of an organization of which nothing has been told yet. */
const beginning: FeedState = { lastNumber: 0, deletedThrough: 0, retentionDays: 90 };

const selectState = statement(
  'feed_state',
  `SELECT last_number AS "lastNumber", deleted_through AS "deletedThrough", retention_days AS "retentionDays"
   FROM feed_state WHERE organization_id = $1`,
);

const selectForwards = statement(
  'feed_events_forwards',
  `SELECT ${feedEventColumns} FROM feed_events e WHERE e.organization_id = $1 AND e.number > $2
   ORDER BY e.number LIMIT $3`,
);

const selectForwardsOfTypes = statement(
  'feed_events_forwards_of_types',
  `SELECT ${feedEventColumns} FROM feed_events e WHERE e.organization_id = $1 AND e.number > $2 AND e.type = ANY($4::text[])
   ORDER BY e.number LIMIT $3`,
);

const selectBackwards = statement(
  'feed_events_backwards',
  `SELECT ${feedEventColumns} FROM feed_events e
   WHERE e.organization_id = $1 AND e.number < $2 AND ($4::text[] IS NULL OR e.type = ANY($4::text[]))
   ORDER BY e.number DESC LIMIT $3`,
);

const countEvents = statement(
  'feed_events_count',
  `SELECT count(*) AS count FROM feed_events e
   WHERE e.organization_id = $1 AND ($2::text[] IS NULL OR e.type = ANY($2::text[]))`,
);

const selectById = statement(
  'feed_event_by_id',
  `SELECT ${feedEventColumns} FROM feed_events e WHERE e.organization_id = $1 AND e.id = ANY($2::uuid[])`,
);

export async function feedState(tx: ReadTransaction): Promise<FeedState> {
  const [state] = await tx.query<FeedState>(selectState, [tx.organizationId]);
  return state ?? beginning;
}

/** @param types null for all */
export async function eventsAfter(
  tx: ReadTransaction,
  number: number,
  most: number,
  types: readonly string[] | null,
): Promise<FeedEventRow[]> {
  const asked = [tx.organizationId, number, most];
  if (types === null) return await tx.query<FeedEventRow>(selectForwards, asked);
  return await tx.query<FeedEventRow>(selectForwardsOfTypes, [...asked, types]);
}

/** The latest of them first. */
export async function eventsBefore(
  tx: ReadTransaction,
  number: number,
  most: number,
  types: readonly string[] | null,
): Promise<FeedEventRow[]> {
  return await tx.query<FeedEventRow>(selectBackwards, [tx.organizationId, number, most, types]);
}

export async function countOf(tx: ReadTransaction, types: readonly string[] | null): Promise<number> {
  const [counted] = await tx.query<{ count: number }>(countEvents, [tx.organizationId, types]);
  return counted?.count ?? 0;
}

export const feedEventById: LoaderDefinition<string, FeedEventRow> = {
  fetch: async (tx, ids) => byId(await tx.query<FeedEventRow>(selectById, [tx.organizationId, ids])),
};

import { GraphQLError } from 'graphql';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import type { Connection } from '../../platform/graphql/connection/connection.js';
import type { PageArgs } from '../../platform/graphql/connection/page-input.js';
import { sliceOf } from '../../platform/graphql/connection/slice.js';
import { countOf, eventsAfter, eventsBefore, type FeedState, feedState } from './feed.reads.js';
import { feedCursor, readFeedCursor } from './feed-cursor.js';
import type { FeedEventRow } from './feed-event.js';

// Behind every number that there can be.
const behindAll = Number.MAX_SAFE_INTEGER;

/**
 * One page of the feed, from the oldest event on. Read forwards it ends where it looked to, whatever the filter left out:
 * whoever goes on from there sees no event twice, and looks at none again.
 * @param types null for all
 */
export async function listEvents(
  tx: ReadTransaction,
  args: PageArgs,
  types: readonly string[] | null,
): Promise<Connection<FeedEventRow>> {
  const { backwards, most, cursor } = sliceOf(args);
  const at = cursor === null ? null : readFeedCursor(tx.organizationId, cursor, backwards ? 'before' : 'after');
  // One snapshot: what the state tells is what the rows are.
  const state = await feedState(tx);
  if (at !== null) refuseOutside(tx.organizationId, at, state, backwards ? 'before' : 'after');
  const read = backwards
    ? await eventsBefore(tx, at ?? behindAll, most + 1, types)
    : await eventsAfter(tx, at ?? 0, most + 1, types);
  const rows = read.slice(0, most);
  if (backwards) rows.reverse();
  const goesOn = read.length > most;
  const cursorOf = (number: number) => feedCursor(tx.organizationId, number);
  const [first, last] = [rows[0], rows.at(-1)];
  const end = backwards || goesOn ? last?.number : state.lastNumber;
  const before = async () => at !== null && (await eventsBefore(tx, first?.number ?? at + 1, 1, types)).length > 0;
  const behind = async () => at !== null && (await eventsAfter(tx, last?.number ?? at - 1, 1, types)).length > 0;
  return {
    get edges() {
      return rows.map((node) => ({ cursor: cursorOf(node.number), node }));
    },
    nodes: rows,
    pageInfo: {
      get hasNextPage() {
        return backwards ? behind() : goesOn;
      },
      get hasPreviousPage() {
        return backwards ? goesOn : before();
      },
      startCursor: first === undefined ? null : cursorOf(first.number),
      endCursor: end === undefined ? null : cursorOf(end),
    },
    get totalCount() {
      return countOf(tx, types);
    },
  };
}

/**
 * What stood behind that place is gone, or the place is not there yet since the database is an older one: to go on from
 * there would leave events out without a word.
 */
function refuseOutside(organizationId: string, at: number, state: FeedState, argument: 'after' | 'before'): void {
  const { deletedThrough, lastNumber } = state;
  if (at >= deletedThrough && at <= lastNumber) return;
  const isExpired = at < deletedThrough;
  const edge = feedCursor(organizationId, isExpired ? deletedThrough : lastNumber);
  const [code, message, name] = isExpired
    ? [
        'CURSOR_EXPIRED',
        'Events behind this cursor are older than your organization keeps them, and gone.',
        'oldestCursor',
      ]
    : ['CURSOR_AHEAD', 'The feed does not go that far: it was restored from a backup.', 'latestCursor'];
  throw new GraphQLError(message, { extensions: { code, inputPath: [argument], [name]: edge } });
}

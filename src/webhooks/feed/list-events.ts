import { GraphQLError } from 'graphql';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import { type Connection, Page, type PageInfo } from '../../platform/graphql/connection/connection.js';
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
  const parts = {
    cursor: ({ number }: FeedEventRow) => cursorOf(number),
    node: (row: FeedEventRow) => row,
    count: () => countOf(tx, types),
  };
  const startCursor = first === undefined ? null : cursorOf(first.number);
  const endCursor = end === undefined ? null : cursorOf(end);
  const place = new FeedPlace(backwards, goesOn, backwards ? behind : before, startCursor, endCursor);
  return new Page(rows, parts, place);
}

class FeedPlace implements PageInfo {
  constructor(
    private readonly backwards: boolean,
    private readonly goesOn: boolean,
    /** Whether the feed has an event on the side that was not read. */
    private readonly hasBeside: () => Promise<boolean>,
    readonly startCursor: string | null,
    readonly endCursor: string | null,
  ) {}

  get hasNextPage(): boolean | Promise<boolean> {
    return this.backwards ? this.hasBeside() : this.goesOn;
  }

  get hasPreviousPage(): boolean | Promise<boolean> {
    return this.backwards ? this.goesOn : this.hasBeside();
  }
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

import { cursorScope, decodeCursor, encodeCursor } from '../../platform/graphql/connection/cursor.js';

const list = 'events';

// Of a number with up to 18 digits: more than bigint's 2^63 cannot overflow.
const digits = /^(0|[1-9]\d{0,17})$/;

/** A place in the feed of an organization: behind the event of that number. 0 is the beginning. */
export function feedCursor(organizationId: string, number: number): string {
  return encodeCursor(cursorScope(list, organizationId), [String(number)]);
}

/** The number within a cursor; one of another organization, or none at all, is refused as every cursor is. */
export function readFeedCursor(organizationId: string, cursor: string, argument: 'after' | 'before' = 'after'): number {
  const scope = cursorScope(list, organizationId);
  const [number = '0'] = decodeCursor(scope, 1, cursor, argument, (part) => digits.test(part));
  return Number(number);
}

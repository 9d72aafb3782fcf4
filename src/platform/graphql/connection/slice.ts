import { GraphQLError } from 'graphql';
import { type PageArgs, usualPage } from './page-input.js';

/** What of a list a page shows: so many rows on one side of a cursor, or from that end of the list. */
export interface Slice {
  readonly backwards: boolean;
  readonly most: number;
  /** The row next to it: before the page if it is read forwards, behind it if backwards. Null: an end of the list. */
  readonly cursor: string | null;
}

/** The slice that was asked for. Two that contradict each other are refused: Relay's specification leaves them to the server. */
export function sliceOf({ first, after, last, before }: PageArgs): Slice {
  if (isGiven(first) && isGiven(last)) throw refused('last', 'FIRST_WITH_LAST', 'Give either first or last.');
  if (isGiven(after) && isGiven(before)) throw refused('before', 'AFTER_WITH_BEFORE', 'Give either after or before.');
  if (isGiven(after) && isGiven(last))
    throw refused('after', 'AFTER_WITH_LAST', 'after goes with first, before with last.');
  if (isGiven(before) && isGiven(first))
    throw refused('before', 'BEFORE_WITH_FIRST', 'before goes with last, after with first.');
  const backwards = isGiven(last) || isGiven(before);
  return backwards
    ? { backwards, most: last ?? usualPage, cursor: before ?? null }
    : { backwards, most: first ?? usualPage, cursor: after ?? null };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function refused(argument: keyof PageArgs, reason: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', inputPath: [argument], reason } });
}

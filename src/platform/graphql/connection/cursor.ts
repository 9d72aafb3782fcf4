import { GraphQLError } from 'graphql';
import { isUuid } from '../../ids/uuid.js';

/**
 * What a cursor belongs to: one list of one organization. A position among another's rows would tell nothing, but it
 * is a mistake its holder should hear of.
 */
export function cursorScope(list: string, organizationId: string): string {
  // The random end of the id is enough to tell organizations apart.
  return `${list}@${organizationId.slice(-12)}`;
}

/** A keyset cursor: what it belongs to and the key of the row it stands behind, opaque on the wire. */
export function encodeCursor(scope: string, key: readonly string[]): string {
  return Buffer.from(JSON.stringify([scope, ...key])).toString('base64url');
}

/**
 * The key within a cursor of that scope; a cursor of another list or organization, or none at all, is refused.
 * @param argument where the cursor stands
 */
export function decodeCursor(
  scope: string,
  length: number,
  cursor: string,
  argument: CursorArgument = 'after',
  isPart: (part: string, index: number) => boolean = isUuid,
): string[] {
  const [own, ...key] = partsOf(cursor);
  if (own === scope && key.length === length && key.every(isPart)) return key;
  throw notOfThisList(argument);
}

/** Refuses what is a cursor of no list of the organization, where the list itself would be asked too late. */
export function refuseForeignCursor(organizationId: string, cursor: string, argument: CursorArgument): void {
  const [scope, ...key] = partsOf(cursor);
  if (scope?.endsWith(cursorScope('', organizationId)) !== true || key.length === 0) throw notOfThisList(argument);
}

type CursorArgument = 'after' | 'before';

/** The texts within a cursor, its scope first; none if it is no cursor. */
function partsOf(cursor: string): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : [];
  } catch {
    return [];
  }
}

function notOfThisList(argument: CursorArgument): GraphQLError {
  return new GraphQLError('This is not a cursor of this list and order.', {
    extensions: { code: 'BAD_USER_INPUT', inputPath: [argument] },
  });
}

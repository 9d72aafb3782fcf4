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
  argument: 'after' | 'before' = 'after',
  isPart: (part: string, index: number) => boolean = isUuid,
): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === length + 1 && parts[0] === scope) {
      const key = parts.slice(1);
      if (key.every((part, index) => typeof part === 'string' && isPart(part, index))) return key;
    }
  } catch {
    // Falls through to the one refusal.
  }
  throw new GraphQLError('This is not a cursor of this list and order.', {
    extensions: { code: 'BAD_USER_INPUT', inputPath: [argument] },
  });
}

import { GraphQLError } from 'graphql';

/** A keyset cursor: the order's name and the key of the row it stands behind, opaque on the wire. */
export function encodeCursor(order: string, key: readonly string[]): string {
  return Buffer.from(JSON.stringify([order, ...key])).toString('base64url');
}

/** The key within a cursor of that order; a cursor of another order or none at all is refused. */
export function decodeCursor(order: string, length: number, cursor: string): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(parts) &&
      parts.length === length + 1 &&
      parts[0] === order &&
      parts.every((part) => typeof part === 'string')
    ) {
      return parts.slice(1);
    }
  } catch {
    // Falls through to the one refusal.
  }
  throw new GraphQLError('this is not a cursor of this list and order', {
    extensions: { code: 'BAD_USER_INPUT', inputPath: ['after'] },
  });
}

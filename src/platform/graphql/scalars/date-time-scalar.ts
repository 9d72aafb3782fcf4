import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { Temporal } from 'temporal-polyfill';

function parse(value: unknown): Temporal.Instant {
  if (value instanceof Temporal.Instant) return value;
  if (typeof value === 'string') {
    try {
      return Temporal.Instant.from(value);
    } catch {
      // Falls through to the one refusal.
    }
  }
  throw new GraphQLError('an instant is written as 2026-12-04T17:00:00Z or with an offset', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

function serialize(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return String(value);
}

/** An instant, in UTC on the way out. */
export const DateTimeScalar = new GraphQLScalarType<Temporal.Instant, string>({
  name: 'DateTime',
  description:
    'An instant as in RFC 3339, always in UTC when read: `2026-12-04T17:00:00.000Z`. Any offset is accepted when written.',
  serialize,
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
});

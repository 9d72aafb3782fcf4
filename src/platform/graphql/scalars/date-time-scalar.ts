import { isDate } from 'node:util/types';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { Temporal } from 'temporal-polyfill';
import { malformed } from './malformed.js';

// RFC 3339 writes a year with four digits; every part of the service can count with those.
const earliest = Temporal.Instant.from('0001-01-01T00:00:00Z').epochMilliseconds;
const latest = Temporal.Instant.from('9999-12-31T23:59:59.999Z').epochMilliseconds;

function parse(value: unknown, node?: ValueNode): Date {
  if (value instanceof Date) return value;
  if (typeof value === 'string') {
    try {
      const { epochMilliseconds } = Temporal.Instant.from(value);
      if (contradictsItsZone(value))
        throw malformed('the offset is not that of the time zone named at that time', node);
      if (earliest <= epochMilliseconds && epochMilliseconds <= latest) return new Date(epochMilliseconds);
    } catch (error) {
      if (error instanceof GraphQLError) throw error;
      // Falls through to the one refusal.
    }
  }
  throw malformed('an instant is written as 2026-12-04T17:00:00Z or with an offset', node);
}

/** Of an instant that names its zone behind its offset (RFC 9557): local times which that zone leaves out are none either. */
function contradictsItsZone(text: string): boolean {
  if (!text.includes('[')) return false;
  try {
    Temporal.ZonedDateTime.from(text, { offset: 'reject' });
    return false;
  } catch {
    return true;
  }
}

/**
 * An instant, in UTC on the way out, in whole milliseconds. It is a Date within, as rows have it: copying an input
 * into its class would take a Temporal value apart.
 */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  // Its `date-time`.
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  description:
    'An instant as in RFC 3339, always in UTC when read: `2026-12-04T17:00:00.000Z`. Any offset is accepted when written; if a time zone is named behind it, `2026-12-04T18:00:00+01:00[Europe/Berlin]`, the two must agree.',
  // What was kept of a change comes back by a function of Node's own, whose Date need not be this one.
  serialize: (value) => (value instanceof Date || isDate(value) ? value.toISOString() : String(value)),
  parseValue: (value) => parse(value),
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null, node),
});

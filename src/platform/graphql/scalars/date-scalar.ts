import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { Temporal } from 'temporal-polyfill';
import { malformed } from './malformed.js';

// The calendar of the database has no year 0.
const form = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

function parse(value: unknown, node?: ValueNode): string {
  if (typeof value === 'string' && form.test(value)) {
    try {
      return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString();
    } catch {
      // Falls through: the form is right, the calendar has no such day.
    }
  }
  throw malformed('a date is a day of the calendar, written as 2026-12-04', node);
}

/** A calendar date without time or zone. It stays the text it is from the wire to the database. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  // Its `full-date`.
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  description: 'A day of the calendar without a time of day, as in ISO 8601: `2026-12-04`.',
  serialize: (value) => String(value),
  parseValue: (value) => parse(value),
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null, node),
});

import { Temporal } from 'temporal-polyfill';

/** An instant as TypeORM and pg take it. Instants are whole milliseconds, so nothing is lost. */
export function toDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

export function toInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

// Decision dates lie within some years; beyond this somebody reads through the centuries.
const MOST_DATES = 10_000;
const dates = new Map<string, Temporal.PlainDate>();

/** A calendar date as PostgreSQL writes it: `2026-12-04`. A backlog holds few dates, and reads each of them often. */
export function toPlainDate(text: string): Temporal.PlainDate {
  const known = dates.get(text);
  if (known !== undefined) return known;
  const date = Temporal.PlainDate.from(text);
  if (dates.size >= MOST_DATES) dates.clear();
  dates.set(text, date);
  return date;
}

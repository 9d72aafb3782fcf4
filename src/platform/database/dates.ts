import { Temporal } from 'temporal-polyfill';

/** An instant as TypeORM and pg take it. Instants are whole milliseconds, so nothing is lost. */
export function toDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

export function toInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

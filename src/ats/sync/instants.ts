import { Temporal } from 'temporal-polyfill';

/** The instant that a text of RFC 3339 names. A leap second is the last second of its minute, as Temporal reads it: a Date reads none. */
export function instantIn(text: string): Date {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? new Date(Temporal.Instant.from(text).epochMilliseconds) : at;
}

import { Temporal } from 'temporal-polyfill';
import { rememberedByNumber } from './remembered.js';

const DAY_MS = 86_400_000;
const NANOSECONDS_A_MS = 1_000_000;

/** The two local days that meet in one day of UTC, and the epoch milliseconds at which the later one begins. */
interface Meeting {
  readonly before: Temporal.PlainDate;
  readonly midnight: number;
  readonly after: Temporal.PlainDate;
}

/** The local day of an instant. */
export function localDate(at: Temporal.Instant, zone: string): Temporal.PlainDate {
  const ms = at.epochMilliseconds;
  const meeting = meetingOn(Math.floor(ms / DAY_MS), zone);
  if (meeting === null) return at.toZonedDateTimeISO(zone).toPlainDate();
  return ms < meeting.midnight ? meeting.before : meeting.after;
}

/**
 * A zone's rules are searched once for each day of UTC, not for each instant. Null: the clocks change on it, and each
 * instant has to be looked at. Clocks that show the same offset at both its ends do not: no two changes of a zone lie
 * less than a week apart.
 */
const meetingOn = rememberedByNumber(
  (utcDay: number) => utcDay,
  (utcDay, zone): Meeting | null => {
    const first = Temporal.Instant.fromEpochMilliseconds(utcDay * DAY_MS).toZonedDateTimeISO(zone);
    const last = Temporal.Instant.fromEpochMilliseconds((utcDay + 1) * DAY_MS - 1).toZonedDateTimeISO(zone);
    if (first.offsetNanoseconds !== last.offsetNanoseconds) return null;
    const sinceMidnight = modulo(first.offsetNanoseconds / NANOSECONDS_A_MS, DAY_MS);
    return {
      before: first.toPlainDate(),
      midnight: (utcDay + 1) * DAY_MS - sinceMidnight,
      after: last.toPlainDate(),
    };
  },
);

function modulo(n: number, by: number): number {
  return ((n % by) + by) % by;
}

import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { openDayFrom } from '../calendar/business-days.js';
import { isBefore } from '../calendar/instants.js';
import { localDate } from '../calendar/local-date.js';
import { plusDays } from '../calendar/plus-days.js';
import { remembered } from '../calendar/remembered.js';
import { type LocalWindow, type SendingWindow, windowsOf } from './policy.js';

interface Span {
  readonly opens: Temporal.Instant;
  readonly closes: Temporal.Instant;
}

/** Rule 7: `at` itself if it lies in a window, else the next opening. */
export function nextOpening(
  at: Temporal.Instant,
  window: SendingWindow,
  zone: string,
  calendar: BusinessCalendar,
): Temporal.Instant {
  const windows = windowsOf(window);
  if (windows === null) return at;
  for (let day = localDate(at, zone); ; day = plusDays(day, 1)) {
    day = openDayFrom(day, calendar);
    for (const local of windows) {
      const span = spanOn(day, local, zone);
      if (span !== null && isBefore(at, span.closes)) return isBefore(at, span.opens) ? span.opens : at;
    }
  }
}

/**
 * Rule 9: the last instant at which a window opens, from `from` on and before `limit`; `from` counts as an opening if
 * it lies in a window. Null if there is none.
 */
export function lastOpeningBefore(
  limit: Temporal.Instant,
  from: Temporal.Instant,
  window: SendingWindow,
  zone: string,
  calendar: BusinessCalendar,
): Temporal.Instant | null {
  const first = nextOpening(from, window, zone, calendar);
  if (!isBefore(first, limit)) return null;
  const windows = windowsOf(window);
  if (windows === null) return first;
  const firstDay = localDate(first, zone);
  for (let day = localDate(limit, zone); Temporal.PlainDate.compare(day, firstDay) >= 0; day = plusDays(day, -1)) {
    for (const local of calendar.isOpen(day) ? windows.toReversed() : []) {
      const span = spanOn(day, local, zone);
      if (span !== null && isBefore(span.opens, limit)) return isBefore(span.opens, first) ? first : span.opens;
    }
  }
  return first;
}

/** Null where a clock change swallows the window, or the zone the whole day. */
function spanOn(day: Temporal.PlainDate, { opens, closes }: LocalWindow, zone: string): Span | null {
  return rememberedSpan(day, `${opens} ${closes} ${zone}`);
}

// The end of a day.
const MIDNIGHT = '24:00';

const rememberedSpan = remembered((day, key) => {
  const [from = '', to = '', zone = ''] = key.split(' ');
  return spanBetween(day, from, to, zone);
});

function spanBetween(day: Temporal.PlainDate, from: string, to: string, zone: string): Span | null {
  const opens = firstInstantFrom(day, from, zone);
  const closes = to === MIDNIGHT ? firstInstantFrom(plusDays(day, 1), '00:00', zone) : firstInstantFrom(day, to, zone);
  const dayExists = opens.toPlainDate().equals(day);
  return dayExists && Temporal.ZonedDateTime.compare(opens, closes) < 0
    ? { opens: opens.toInstant(), closes: closes.toInstant() }
    : null;
}

/** A time that the clocks skip comes when they do: by default Temporal would move it by as much as they skip. */
function firstInstantFrom(day: Temporal.PlainDate, time: string, zone: string): Temporal.ZonedDateTime {
  const local = day.toZonedDateTime({ timeZone: zone, plainTime: time });
  if (local.toPlainTime().equals(time)) return local;
  // A nanosecond on, because the transition before an instant excludes one at that very instant.
  return local.add({ nanoseconds: 1 }).getTimeZoneTransition('previous') ?? local;
}

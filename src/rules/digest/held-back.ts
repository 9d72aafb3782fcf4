import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { openDayFrom } from '../calendar/business-days.js';
import { isBefore, laterOf } from '../calendar/instants.js';
import { digestInstant, lastDayGoneBy } from './digest-days.js';

/** That a timeline was held, or given another end while it was, or that it went on. */
export interface HoldChange {
  readonly kind: 'HELD' | 'RESUMED';
  readonly at: Temporal.Instant;
}

export interface Hold {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/**
 * Rule 14: how long reminders have been held back of the date that was set at that instant: the last hold that ended, with
 * those before it after which no digest left before the next began. Null: none ended.
 */
export function heldBack(
  changes: readonly HoldChange[],
  dateSetAt: Temporal.Instant,
  zone: string,
  calendar: BusinessCalendar,
): Hold | null {
  const joined = holdsOf(changes).reduce<Hold | null>((before, hold) => {
    if (before === null || isBefore(nextDigest(before.until, zone, calendar), hold.from)) return hold;
    return { from: before.from, until: hold.until };
  }, null);
  return joined && { from: laterOf(joined.from, dateSetAt), until: joined.until };
}

function holdsOf(changes: readonly HoldChange[]): Hold[] {
  const holds: Hold[] = [];
  let from: Temporal.Instant | null = null;
  for (const { kind, at } of changes) {
    if (kind === 'HELD') from ??= at;
    else if (from !== null) {
      holds.push({ from, until: at });
      from = null;
    }
  }
  return holds;
}

function nextDigest(from: Temporal.Instant, zone: string, calendar: BusinessCalendar): Temporal.Instant {
  return digestInstant(openDayFrom(lastDayGoneBy(from, zone).add({ days: 1 }), calendar), zone);
}

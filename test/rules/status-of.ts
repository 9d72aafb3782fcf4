import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar, Policy } from '../../src/rules/index.js';
import { dueInstant } from '../../src/rules/timeline/due-instant.js';
import type { TimelineFacts } from '../../src/rules/timeline/timeline-facts.js';
import { dueSoonInstant, type TimelineStatus, timelineStatus } from '../../src/rules/timeline/timeline-status.js';

/** As the service does it, which keeps the two instants in the timeline's row. */
export function statusOf(
  { closedAs, heldUntil, decisionDate, zone }: TimelineFacts,
  { dueSoonBusinessDays }: Policy,
  calendar: BusinessCalendar,
  now: Temporal.Instant,
): TimelineStatus {
  const dueSoonAt = dueSoonInstant(decisionDate, zone, dueSoonBusinessDays, calendar).epochMilliseconds;
  const dueAt = dueInstant(decisionDate, zone).epochMilliseconds;
  return timelineStatus({ closedAs, isHeld: heldUntil !== null, dueSoonAt, dueAt }, now.epochMilliseconds);
}

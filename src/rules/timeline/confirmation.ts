import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { addBusinessDays, openDayFrom } from '../calendar/business-days.js';
import { isBefore } from '../calendar/instants.js';
import { digestInstant, lastDayGoneBy } from '../digest/digest-days.js';
import { dueInstant } from './due-instant.js';
import type { Asking, TimelineFacts } from './timeline-facts.js';

// Business days a recruiter has to look at a date that followed from an interview.
const CONFIRMED_WITHIN = 1;

/** Rule 13: the first digest from an instant on, in which the recruiter is asked to confirm a date. */
export function askingFrom(from: Temporal.Instant, zone: string, calendar: BusinessCalendar): Asking {
  const on = openDayFrom(lastDayGoneBy(from, zone).add({ days: 1 }), calendar);
  return { on, at: digestInstant(on, zone) };
}

/**
 * Rule 13: until when nobody is told a date that no member confirmed: the start of the day after that of the digest which
 * asks + 1 bd.
 */
export function confirmedBy(asking: Asking, zone: string, calendar: BusinessCalendar): Temporal.Instant {
  return dueInstant(addBusinessDays(asking.on, CONFIRMED_WITHIN, calendar), zone);
}

/** Rule 14: who was not asked before a hold began is asked after it. An asking at its very instant has not been. */
export function heldUnconfirmed({ unconfirmed }: TimelineFacts, at: Temporal.Instant): TimelineFacts['unconfirmed'] {
  if (unconfirmed === null || unconfirmed.asking === null || isBefore(unconfirmed.asking.at, at)) return unconfirmed;
  return { ...unconfirmed, asking: null };
}

export function resumedUnconfirmed(
  { unconfirmed }: TimelineFacts,
  calendar: BusinessCalendar,
  at: Temporal.Instant,
): TimelineFacts['unconfirmed'] {
  if (unconfirmed === null || unconfirmed.asking !== null) return unconfirmed;
  return { ...unconfirmed, asking: askingFrom(at, unconfirmed.zone, calendar) };
}

/** Rule 18: in another zone, or by another calendar, who has not been asked yet is asked at another time. */
export function recalculateConfirmation(
  facts: TimelineFacts,
  recruiterZone: string,
  calendar: BusinessCalendar,
  now: Temporal.Instant,
): TimelineFacts {
  const { unconfirmed } = facts;
  if (unconfirmed === null) return facts;
  const { asking } = unconfirmed;
  const stays = asking === null || isBefore(asking.at, now);
  return {
    ...facts,
    unconfirmed: { zone: recruiterZone, asking: stays ? asking : askingFrom(now, recruiterZone, calendar) },
  };
}

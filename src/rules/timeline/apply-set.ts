import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { addBusinessDays } from '../calendar/business-days.js';
import { localDate } from '../calendar/local-date.js';
import type { Policy } from '../policy/policy.js';
import { askingFrom } from './confirmation.js';
import { followUpDate } from './follow-up-date.js';
import { append } from './revise.js';
import { withChange } from './settling.js';
import type { Step } from './step.js';
import type { Precision, TimelineFacts } from './timeline-facts.js';

export interface Promised {
  /** Already resolved (`resolvePromise`). */
  readonly decisionDate: Temporal.PlainDate;
  readonly precision: Precision;
  /** Null: by rule 12. */
  readonly followUpDate: Temporal.PlainDate | null;
}

// Business days that a date is ahead at least which follows from an interview that was recorded late.
const AHEAD_OF_LATE = 2;

/** A new timeline with its first revision. */
export function applySet(
  zones: Pick<TimelineFacts, 'zone' | 'candidateZone'>,
  promised: Promised,
  policy: Policy,
  calendar: BusinessCalendar,
  now: Temporal.Instant,
): Step {
  const { decisionDate, precision } = promised;
  const facts: TimelineFacts = {
    zone: zones.zone,
    candidateZone: zones.candidateZone,
    revision: 0,
    decisionDate,
    dateSetAt: now,
    precision,
    firstDecisionDate: decisionDate,
    followUpDate: promised.followUpDate ?? followUpDate(decisionDate, localDate(now, zones.zone), policy, calendar),
    heldUntil: null,
    resumedAt: null,
    unconfirmed: null,
    untold: withChange(null, { revision: 1, kind: 'SET', at: now, reconfirms: false }, policy),
    asked: null,
    tellNotBefore: null,
    inFlight: null,
    disclosed: null,
    brokenPromises: [],
    unanswered: null,
    lastTouchAt: null,
    decidedAt: null,
    closedAt: null,
    closedAs: null,
  };
  return append(facts, 'SET', null, now);
}

/**
 * Rule 13: the date that follows by itself from a completed interview. No member has confirmed it: it is told when one
 * does, and else when the recruiter has been asked and let it be (`confirmedBy`).
 * @param zones `recruiterZone`: the recruiter's time zone, else the organization's
 */
export function applySetByInterview(
  { recruiterZone, ...zones }: Pick<TimelineFacts, 'zone' | 'candidateZone'> & { readonly recruiterZone: string },
  completedAt: Temporal.Instant,
  policy: Policy,
  calendar: BusinessCalendar,
  now: Temporal.Instant,
): Step {
  const day = localDate(completedAt, zones.zone);
  const today = localDate(now, zones.zone);
  const follows = addBusinessDays(day, policy.interviewBusinessDays, calendar);
  const isLate = Temporal.PlainDate.compare(day, today) < 0;
  const soonest = isLate ? addBusinessDays(today, AHEAD_OF_LATE, calendar) : follows;
  const decisionDate = Temporal.PlainDate.compare(follows, soonest) < 0 ? soonest : follows;
  const step = applySet(zones, { decisionDate, precision: 'DAY', followUpDate: null }, policy, calendar, now);
  const unconfirmed = { zone: recruiterZone, asking: askingFrom(now, recruiterZone, calendar) };
  return { ...step, facts: { ...step.facts, unconfirmed } };
}

import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { addBusinessDays } from '../calendar/business-days.js';
import { localDate } from '../calendar/local-date.js';
import type { Policy } from '../policy/policy.js';
import { dueInstant } from './due-instant.js';
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

// Business days a recruiter has to look at a date that followed from an interview.
const CONFIRMED_WITHIN = 1;

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
    unconfirmedUntil: null,
    untold: withChange(null, { revision: 1, kind: 'SET', at: now }, policy),
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
 * does, and else at the start of the day after the interview's + 1 bd.
 */
export function applySetByInterview(
  zones: Pick<TimelineFacts, 'zone' | 'candidateZone'>,
  completedAt: Temporal.Instant,
  policy: Policy,
  calendar: BusinessCalendar,
  now: Temporal.Instant,
): Step {
  const day = localDate(completedAt, zones.zone);
  const decisionDate = addBusinessDays(day, policy.interviewBusinessDays, calendar);
  const step = applySet(zones, { decisionDate, precision: 'DAY', followUpDate: null }, policy, calendar, now);
  const unconfirmedUntil = dueInstant(addBusinessDays(day, CONFIRMED_WITHIN, calendar), zones.zone);
  return { ...step, facts: { ...step.facts, unconfirmedUntil } };
}

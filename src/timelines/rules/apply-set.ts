import type { Temporal } from 'temporal-polyfill';
import { type BusinessCalendar, localDate, type Policy } from '../../organizations/time.js';
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
    followUpDate: promised.followUpDate ?? followUpDate(decisionDate, localDate(now, zones.zone), calendar),
    heldUntil: null,
    resumedAt: null,
    untold: withChange(null, { revision: 1, kind: 'SET', at: now }, policy),
    asked: null,
    tellNotBefore: null,
    inFlight: null,
    disclosed: null,
    brokenPromise: null,
    passedTold: null,
    decidedAt: null,
    closedAt: null,
    closedAs: null,
  };
  return append(facts, 'SET', null, now);
}

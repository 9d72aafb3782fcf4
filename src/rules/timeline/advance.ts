import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { isBefore } from '../calendar/instants.js';
import type { Policy } from '../policy/policy.js';
import { applyResume } from './apply-hold.js';
import { type FactKind, nextFact, nextNotice } from './next-action.js';
import { settle } from './settling.js';
import { breakPromise } from './slips.js';
import { type Effect, type Step, unchanged } from './step.js';
import type { TimelineFacts } from './timeline-facts.js';

type Happen = (facts: TimelineFacts, policy: Policy, calendar: BusinessCalendar, at: Temporal.Instant) => Step;

const happen: Record<FactKind, Happen> = {
  RESUME: applyResume,
  SETTLE_CHANGE: (facts, _policy, _calendar, at) => settle(facts, at),
  RECORD_SLIP: (facts, _policy, _calendar, at) => breakPromise(facts, 'PASSED', at),
};

/**
 * Every fact up to `now`, in the order of its instant: ends of holds, settled changes, slips. To be called before a
 * change is applied, so that a missed tick leaves no other rows than a timely one; it asks for nothing to be told,
 * because a fact at the instant of a sending counts first (rule 17).
 */
export function catchUp(facts: TimelineFacts, policy: Policy, calendar: BusinessCalendar, now: Temporal.Instant): Step {
  const effects: Effect[] = [];
  let current = facts;
  for (
    let fact = nextFact(current, policy, calendar);
    fact !== null && !isBefore(now, fact.at);
    fact = nextFact(current, policy, calendar)
  ) {
    const step = happen[fact.kind](current, policy, calendar, fact.at);
    effects.push(...step.effects);
    current = step.facts;
  }
  return { facts: current, effects };
}

/** Asks once for what is due to be told, until it is recorded or put off. The facts are caught up. */
export function askForNotice(
  facts: TimelineFacts,
  policy: Policy,
  calendar: BusinessCalendar,
  now: Temporal.Instant,
): Step {
  const notice = nextNotice(facts, policy, calendar, now);
  if (notice === null || isBefore(now, notice.at)) return unchanged(facts);
  return { facts: { ...facts, asked: notice.what }, effects: [{ kind: 'NOTICE_DUE', ...notice }] };
}

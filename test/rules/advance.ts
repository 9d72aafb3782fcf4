import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar, Policy } from '../../src/rules/index.js';
import { askForNotice, catchUp } from '../../src/rules/timeline/advance.js';
import { type Step, then } from '../../src/rules/timeline/step.js';
import type { TimelineFacts } from '../../src/rules/timeline/timeline-facts.js';

/** What a sweep does: all that is due at `now`, the facts first, then at most one thing to tell. */
export function advance(facts: TimelineFacts, policy: Policy, calendar: BusinessCalendar, now: Temporal.Instant): Step {
  return then(catchUp(facts, policy, calendar, now), (caughtUp) => askForNotice(caughtUp, policy, calendar, now));
}

import { Temporal } from 'temporal-polyfill';
import { isBefore, laterOf } from '../calendar/instants.js';
import { localDate } from '../calendar/local-date.js';
import { startOfDay } from '../calendar/start-of-day.js';
import { nextOpening } from '../policy/openings.js';
import { catchUp } from '../timeline/advance.js';
import { applyChangeRecorded } from '../timeline/apply-recorded.js';
import { nextNotice } from '../timeline/next-action.js';
import type { TimelineFacts } from '../timeline/timeline-facts.js';
import type { JobRules } from './candidate-state.js';
import { judgeChange } from './judge-change.js';

/**
 * Rule 14: the day by which a candidate who is told of a hold now hears again, if nobody does anything: that it goes on, or
 * that the date passed. Null where the date is still ahead then: that is what they are told. With a day more where the cap can put that off: nothing is promised that may not be kept.
 */
export function wordAfterHold(
  facts: TimelineFacts,
  { policy, calendar }: JobRules,
  now: Temporal.Instant,
): Temporal.PlainDate | null {
  const { heldUntil, zone, candidateZone, revision, decisionDate, precision, disclosed } = facts;
  if (heldUntil === null || disclosed === null) return null;
  if (Temporal.PlainDate.compare(heldUntil, decisionDate) <= 0) return null;
  const at = startOfDay(heldUntil, zone);
  const promise = disclosed.decisionDate.equals(decisionDate) ? disclosed.promise : revision;
  const known = { revision, decisionDate, precision, heldUntil, promise, at: now };
  const told = {
    ...facts,
    untold: null,
    asked: null,
    inFlight: null,
    tellNotBefore: null,
    disclosed: known,
    lastTouchAt: now,
  };
  const leaves = nextMail(catchUp(told, policy, calendar, at).facts, { policy, calendar }, at);
  if (leaves === null) return null;
  const day = localDate(leaves, candidateZone);
  const opening = (of: Temporal.PlainDate) =>
    nextOpening(startOfDay(of, candidateZone), policy.sendingWindow, candidateZone, calendar);
  const isFirst = !isBefore(opening(day), leaves) || (policy.sendingWindow === 'always' && policy.dailyCap === null);
  return isFirst ? day : localDate(opening(day.add({ days: 1 })), candidateZone);
}

/** When the next mail leaves that nobody has to ask for; a change that can be told no more is followed by the next. */
function nextMail(facts: TimelineFacts, rules: JobRules, from: Temporal.Instant): Temporal.Instant | null {
  const { policy, calendar } = rules;
  const settled = settledFacts(facts, rules, from);
  const notice = nextNotice(settled, policy, calendar, from);
  if (notice === null) return null;
  const at = laterOf(notice.at, from);
  const then = catchUp(settled, policy, calendar, at).facts;
  if (notice.what !== 'CHANGE' || judgeChange(then, policy, at)?.decision !== 'WITHHOLD') return at;
  return nextMail(applyChangeRecorded(then, 'WITHHOLD').facts, rules, at);
}

/** Nothing falls due of a change before it has settled. */
function settledFacts(facts: TimelineFacts, { policy, calendar }: JobRules, from: Temporal.Instant): TimelineFacts {
  if (facts.untold === null || facts.untold.settledAt !== null) return facts;
  return catchUp(facts, policy, calendar, from.add({ seconds: policy.settling.atMostSeconds })).facts;
}

import type { Temporal } from 'temporal-polyfill';
import {
  type BusinessCalendar,
  isBefore,
  laterOf,
  nextOpening,
  type Policy,
  startOfDay,
} from '../../organizations/time.js';
import { dueInstant } from './due-instant.js';
import { waitsForResume } from './net-change.js';
import { passedInstant } from './passed-instant.js';
import { settlesAt } from './settling.js';
import type { Telling, TimelineFacts } from './timeline-facts.js';

/** What happens by itself, whether or not anybody is told. */
export type FactKind = 'RESUME' | 'SETTLE_CHANGE' | 'RECORD_SLIP';
export type ActionKind = FactKind | 'TELL_CHANGE' | 'TELL_PASSED';

export interface Action<Kind extends ActionKind = ActionKind> {
  readonly kind: Kind;
  readonly at: Temporal.Instant;
}

const tellAction: Record<Telling, 'TELL_CHANGE' | 'TELL_PASSED'> = { CHANGE: 'TELL_CHANGE', PASSED: 'TELL_PASSED' };

/** What happens next on this timeline and when: in the past if it is overdue. Null: nothing until something changes. */
export function nextAction(
  facts: TimelineFacts,
  policy: Policy,
  calendar: BusinessCalendar,
  now: Temporal.Instant,
): Action | null {
  const fact = nextFact(facts, policy);
  const telling = nextTelling(facts, policy, calendar, now);
  return earliest([fact, telling && { kind: tellAction[telling.what], at: telling.at }]);
}

/** Of two facts at one instant the hold's end comes first, and a later date settles before the old one passes. */
export function nextFact(facts: TimelineFacts, policy: Policy): Action<FactKind> | null {
  return earliest([resumption(facts), settlement(facts, policy), passing(facts, policy)]);
}

/** Rule 14. A decision ends what a hold held back: nothing resumes after it. */
function resumption(facts: TimelineFacts): Action<FactKind> | null {
  if (facts.heldUntil === null || isOver(facts)) return null;
  return { kind: 'RESUME', at: startOfDay(facts.heldUntil, facts.zone) };
}

function settlement(facts: TimelineFacts, policy: Policy): Action<FactKind> | null {
  if (facts.untold === null || facts.untold.settledAt !== null || waitsForResume(facts)) return null;
  return { kind: 'SETTLE_CHANGE', at: settlesAt(facts.untold, policy) };
}

/** Rule 3: the disclosed date goes by with no outcome told, decided or not. */
function passing(facts: TimelineFacts, policy: Policy): Action<FactKind> | null {
  const { disclosed, heldUntil, closedAt } = facts;
  if (disclosed === null || disclosed.promise === facts.brokenPromise || heldUntil !== null || closedAt !== null) {
    return null;
  }
  return { kind: 'RECORD_SLIP', at: afterHold(dueInstant(disclosed.decisionDate, facts.zone), facts, policy) };
}

/** Rules 4, 5 and 7: what the candidate is to be told next, at an opening of the window that is not yet over. */
export function nextTelling(
  facts: TimelineFacts,
  policy: Policy,
  calendar: BusinessCalendar,
  now: Temporal.Instant,
): { readonly what: Telling; readonly at: Temporal.Instant } | null {
  const due = changeDue(facts) ?? passedDue(facts, policy, calendar);
  if (facts.asked !== null || due === null) return null;
  const open = (at: Temporal.Instant) => nextOpening(at, policy.sendingWindow, facts.candidateZone, calendar);
  const at = open(facts.tellNotBefore === null ? due.at : laterOf(due.at, facts.tellNotBefore));
  // Missed, and the window has closed since: the next one.
  return { what: due.what, at: isBefore(at, now) && isBefore(now, open(now)) ? open(now) : at };
}

interface Due {
  readonly what: Telling;
  readonly at: Temporal.Instant;
}

function changeDue(facts: TimelineFacts): Due | null {
  const settledAt = facts.untold?.settledAt ?? null;
  return settledAt === null || waitsForResume(facts) ? null : { what: 'CHANGE', at: settledAt };
}

/** Rule 5. A change on its way to the candidate is as good as untold. */
function passedDue(facts: TimelineFacts, policy: Policy, calendar: BusinessCalendar): Due | null {
  const { disclosed, untold, inFlight, heldUntil } = facts;
  const changing = untold !== null || inFlight !== null;
  if (disclosed === null || changing || heldUntil !== null || isOver(facts)) return null;
  if (disclosed.promise === facts.passedTold) return null;
  const passed = passedInstant(disclosed.decisionDate, facts, policy.graceBusinessDays, calendar);
  return { what: 'PASSED', at: afterHold(passed, facts, policy) };
}

/** Rule 14: what fell due during a hold falls due a settling time after its end. */
function afterHold(at: Temporal.Instant, { resumedAt }: TimelineFacts, policy: Policy): Temporal.Instant {
  if (resumedAt === null || isBefore(resumedAt, at)) return at;
  return resumedAt.add({ seconds: policy.settling.seconds });
}

function isOver(facts: TimelineFacts): boolean {
  return facts.decidedAt !== null || facts.closedAt !== null;
}

function earliest<A extends Action>(actions: readonly (A | null)[]): A | null {
  return actions.reduce((first, next) => {
    if (first === null || next === null) return first ?? next;
    return isBefore(next.at, first.at) ? next : first;
  }, null);
}

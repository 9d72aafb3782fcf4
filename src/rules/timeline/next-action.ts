import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { addBusinessDays } from '../calendar/business-days.js';
import { earlierOf, isBefore, laterOf, plusSeconds } from '../calendar/instants.js';
import { localDate } from '../calendar/local-date.js';
import { startOfDay } from '../calendar/start-of-day.js';
import { leavesByItself } from '../policy/leaves-by-itself.js';
import { nextOpening } from '../policy/openings.js';
import type { Policy } from '../policy/policy.js';
import { dueInstant } from './due-instant.js';
import { netChange, waitsForResume } from './net-change.js';
import { passedInstant } from './passed-instant.js';
import { settlesAt } from './settling.js';
import { isBroken } from './slips.js';
import type { Notice, TimelineFacts, Untold } from './timeline-facts.js';

/** What happens by itself, whether or not anybody is told. */
export type FactKind = 'RESUME' | 'SETTLE_CHANGE' | 'RECORD_SLIP';
export type ActionKind = FactKind | `TELL_${Notice}` | 'AWAIT_APPROVAL';

export interface Action<Kind extends ActionKind = ActionKind> {
  readonly kind: Kind;
  readonly at: Temporal.Instant;
}

/** What happens next on this timeline and when: in the past if it is overdue. Null: nothing until something changes. */
export function nextAction(
  facts: TimelineFacts,
  policy: Policy,
  calendar: BusinessCalendar,
  now: Temporal.Instant,
): Action | null {
  const fact = nextFact(facts, policy, calendar);
  const notice = nextNotice(facts, policy, calendar, now);
  const tell = notice && { kind: tellAction(facts, notice.what, policy), at: notice.at };
  // A hold that waits for a member does so until it ends.
  if (fact?.kind === 'RESUME' && tell?.kind === 'AWAIT_APPROVAL') return { ...tell, at: earlierOf(fact.at, tell.at) };
  return earliest([fact, tell]);
}

function tellAction(facts: TimelineFacts, what: Notice, policy: Policy): ActionKind {
  return what === 'CHANGE' && awaitsApproval(facts, policy) ? 'AWAIT_APPROVAL' : `TELL_${what}`;
}

/** Of two facts at one instant the hold's end comes first, and a later date settles before the old one passes. */
export function nextFact(facts: TimelineFacts, policy: Policy, calendar: BusinessCalendar): Action<FactKind> | null {
  return earliest([resumption(facts), settlement(facts, policy, calendar), passing(facts, policy)]);
}

/** Rule 14. A decision ends what a hold held back: nothing resumes after it. */
function resumption(facts: TimelineFacts): Action<FactKind> | null {
  if (facts.heldUntil === null || isOver(facts)) return null;
  return { kind: 'RESUME', at: startOfDay(facts.heldUntil, facts.zone) };
}

function settlement(facts: TimelineFacts, policy: Policy, calendar: BusinessCalendar): Action<FactKind> | null {
  if (facts.untold === null || facts.untold.settledAt !== null || waitsForResume(facts)) return null;
  const at = settlesAt(facts, facts.untold, policy, calendar);
  return at === null ? null : { kind: 'SETTLE_CHANGE', at };
}

/** Rule 3: the disclosed date goes by with no outcome told, decided or not. */
function passing(facts: TimelineFacts, policy: Policy): Action<FactKind> | null {
  const { disclosed, heldUntil, closedAt } = facts;
  if (disclosed === null || heldUntil !== null || closedAt !== null || isBroken(facts, disclosed.promise)) return null;
  // Promised when it was over: it broke when it was promised.
  const due = laterOf(dueInstant(disclosed.decisionDate, facts.zone), disclosed.at);
  return { kind: 'RECORD_SLIP', at: afterHold(due, facts, policy) };
}

/** Rules 4 to 7 and 16: what the candidate is to be told next, at an opening of the window that is not yet over. */
export function nextNotice(
  facts: TimelineFacts,
  policy: Policy,
  calendar: BusinessCalendar,
  now: Temporal.Instant,
): { readonly what: Notice; readonly at: Temporal.Instant } | null {
  if (facts.asked !== null) return null;
  const due = changeDue(facts, policy) ?? passedDue(facts, policy, calendar) ?? undecidedDue(facts, policy, calendar);
  if (due === null) return null;
  const open = (at: Temporal.Instant) => nextOpening(at, policy.sendingWindow, facts.candidateZone, calendar);
  const at = open(facts.tellNotBefore === null ? due.at : laterOf(due.at, facts.tellNotBefore));
  // Missed, and the window has closed since: the next one.
  return { what: due.what, at: isBefore(at, now) && isBefore(now, open(now)) ? open(now) : at };
}

interface Due {
  readonly what: Notice;
  readonly at: Temporal.Instant;
}

function changeDue(facts: TimelineFacts, policy: Policy): Due | null {
  if (facts.untold === null || waitsForResume(facts)) return null;
  const at = leavesFrom(facts, facts.untold, policy);
  return at === null ? null : { what: 'CHANGE', at };
}

/**
 * Rule 16: from when the message of settled changes may leave; null while they have not settled. What nobody approved
 * ends when its date is over, a hold with the hold: it could not be told any more, and would keep all else from being told.
 */
function leavesFrom(facts: TimelineFacts, { settledAt, approvedAt }: Untold, policy: Policy): Temporal.Instant | null {
  if (settledAt === null) return null;
  const byItself = leavesByItself(settledAt, policy) ?? laterOf(settledAt, letGoUntil(facts));
  return approvedAt === null ? byItself : earlierOf(byItself, laterOf(settledAt, approvedAt));
}

/** Nobody is asked to let go what tells nothing. */
function letGoUntil(facts: TimelineFacts): Temporal.Instant {
  return netChange(facts) === 'UNCHANGED' ? (facts.untold?.settledAt ?? endOf(facts)) : endOf(facts);
}

/** When what is to be told is over. A hold names its end, which is ahead even when the decision date is not. */
function endOf({ heldUntil, decisionDate, zone }: TimelineFacts): Temporal.Instant {
  return heldUntil === null ? dueInstant(decisionDate, zone) : startOfDay(heldUntil, zone);
}

/** Rule 16: whether the settled changes wait for a member, without whom they are not told. */
export function awaitsApproval({ untold }: TimelineFacts, { approval }: Policy): boolean {
  return approval.mode === 'REQUIRED' && untold !== null && untold.settledAt !== null && untold.approvedAt === null;
}

/** Rule 5. */
function passedDue(facts: TimelineFacts, policy: Policy, calendar: BusinessCalendar): Due | null {
  const { disclosed } = facts;
  if (disclosed === null || !isUnanswered(facts) || disclosed.promise === facts.unanswered?.promise) return null;
  const passed = passedInstant(disclosed.decisionDate, facts, policy.graceBusinessDays, calendar);
  return { what: 'PASSED', at: afterHold(passed, facts, policy) };
}

/** Rule 6: so many business days after the candidate's local day of the last touch. */
function undecidedDue(facts: TimelineFacts, policy: Policy, calendar: BusinessCalendar): Due | null {
  const { unanswered, lastTouchAt, candidateZone } = facts;
  if (unanswered === null || lastTouchAt === null || !hasHeardLastNote(facts)) return null;
  if (unanswered.recorded >= policy.undecided.notes) return null;
  const day = nextWordDay(localDate(lastTouchAt, candidateZone), policy, calendar);
  return { what: 'UNDECIDED', at: afterHold(startOfDay(day, candidateZone), facts, policy) };
}

/** Rule 6: the day by which a candidate who was told on this one that there is no decision hears of us again. */
export function nextWordDay(
  day: Temporal.PlainDate,
  { undecided }: Pick<Policy, 'undecided'>,
  calendar: BusinessCalendar,
): Temporal.PlainDate {
  return addBusinessDays(day, undecided.everyBusinessDays, calendar);
}

/**
 * Rule 6: the local day of the last touch + 5 bd, once the candidate was told for the last time that there is no
 * decision: a person has to call. Null: none has.
 * @param zone in which the day of the touch is counted: the candidate's
 */
export function callDay(facts: TimelineFacts, policy: Policy, calendar: BusinessCalendar): Temporal.PlainDate | null {
  const { unanswered, lastTouchAt, candidateZone } = facts;
  if (unanswered === null || lastTouchAt === null || !hasHeardLastNote(facts)) return null;
  if (unanswered.recorded < policy.undecided.notes) return null;
  return nextWordDay(localDate(lastTouchAt, candidateZone), policy, calendar);
}

function hasHeardLastNote(facts: TimelineFacts): boolean {
  const { unanswered, disclosed } = facts;
  if (unanswered === null || unanswered.promise !== disclosed?.promise || !isUnanswered(facts)) return false;
  return unanswered.accepted === unanswered.recorded;
}

/**
 * Rules 5, 6 and 14: nothing but a decision is owed on the disclosed date. A change on its way to the candidate is as
 * good as untold.
 */
function isUnanswered(facts: TimelineFacts): boolean {
  const { disclosed, untold, inFlight, heldUntil } = facts;
  return disclosed !== null && untold === null && inFlight === null && heldUntil === null && !isOver(facts);
}

/** Rule 14: what fell due during a hold falls due a settling time after its end. */
function afterHold(at: Temporal.Instant, { resumedAt }: TimelineFacts, policy: Policy): Temporal.Instant {
  if (resumedAt === null || isBefore(resumedAt, at)) return at;
  return plusSeconds(resumedAt, policy.settling.seconds);
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

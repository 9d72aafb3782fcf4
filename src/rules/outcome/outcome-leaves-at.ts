import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { earlierOf, isBefore, laterOf } from '../calendar/instants.js';
import { localDate } from '../calendar/local-date.js';
import { startOfDay } from '../calendar/start-of-day.js';
import { leavesByItself } from '../policy/leaves-by-itself.js';
import { lastOpeningBefore, nextOpening } from '../policy/openings.js';
import type { Policy } from '../policy/policy.js';
import { dueInstant } from '../timeline/due-instant.js';
import type { TimelineFacts } from '../timeline/timeline-facts.js';

export type OutcomeKind = 'HIRED' | 'REJECTED' | 'ADVANCED';

/** `USUAL`: as the policy says; `tellOn`: from that local day of the candidate on. */
export type OutcomeTiming = 'NOW' | 'USUAL' | { readonly tellOn: Temporal.PlainDate };

export interface OutcomeToTell {
  readonly kind: OutcomeKind;
  /** When it was decided, or corrected. */
  readonly decidedAt: Temporal.Instant;
  readonly timing: OutcomeTiming;
  /** When a member let it leave; null while none has, or where none needs to. */
  readonly approvedAt: Temporal.Instant | null;
  /** Since when it is to be told again: its message was withheld or came back, and can reach the candidate again. */
  readonly againSince: Temporal.Instant | null;
}

/** What it hangs on beside itself. */
export interface OutcomeFacts {
  /** The candidate's time zone, else the organization's. */
  readonly candidateZone: string;
  /** The open timelines of the application. */
  readonly open: readonly Pick<TimelineFacts, 'zone' | 'disclosed'>[];
}

/**
 * Rule 9: when the message of an outcome leaves: in a window, but not later than the limit of days allows nor after
 * the promised date; at the last opening before them, and at once where there is none. What is told again waits for an
 * opening whatever limit it has missed.
 */
export function outcomeLeavesAt(
  outcome: OutcomeToTell,
  facts: OutcomeFacts,
  policy: Policy,
  calendar: BusinessCalendar,
): Temporal.Instant {
  const { decidedAt, timing, againSince } = outcome;
  const from = againSince ?? leavesFrom(outcome, policy);
  if (timing === 'NOW') return from;
  const { sendingWindow: window } = policy;
  const zone = facts.candidateZone;
  const due = laterOf(from, startOfDay(dayToTell(outcome, zone, policy), zone));
  const opening = nextOpening(due, window, zone, calendar);
  const limit = tellBefore(decidedAt, facts, policy);
  if (isBefore(opening, limit) || (againSince !== null && !isBefore(againSince, limit))) return opening;
  return lastOpeningBefore(limit, from, window, zone, calendar) ?? from;
}

/** Rule 16: an approval, or its delay, runs before the move to a window. Not approved yet: as if it were. */
function leavesFrom({ decidedAt, approvedAt }: OutcomeToTell, policy: Policy): Temporal.Instant {
  const byItself = leavesByItself(decidedAt, policy);
  if (byItself === null || approvedAt === null) return byItself ?? approvedAt ?? decidedAt;
  return earlierOf(byItself, laterOf(decidedAt, approvedAt));
}

/** The delay counts local days after that of the decision; a hire is never delayed, and only a rejection by itself. */
function dayToTell({ kind, decidedAt, timing }: OutcomeToTell, zone: string, policy: Policy): Temporal.PlainDate {
  const decidedOn = localDate(decidedAt, zone);
  if (kind === 'HIRED') return decidedOn;
  if (typeof timing === 'object') return timing.tellOn;
  return decidedOn.add({ days: kind === 'REJECTED' ? policy.outcome.delayDays : 0 });
}

/** The last day allowed is over then, or a promised date is, unless it was over already or the hold was told. */
function tellBefore(decidedAt: Temporal.Instant, facts: OutcomeFacts, policy: Policy): Temporal.Instant {
  const zone = facts.candidateZone;
  const lastDay = localDate(decidedAt, zone).add({ days: policy.outcome.maxDelayDays });
  const limit = dueInstant(lastDay, zone);
  const promises = facts.open.flatMap(({ disclosed, zone: promisedIn }) =>
    disclosed === null || disclosed.heldUntil !== null ? [] : [dueInstant(disclosed.decisionDate, promisedIn)],
  );
  return promises.filter((promised) => isBefore(decidedAt, promised)).reduce(earlierOf, limit);
}

export type TellOnRefusal = 'TELL_ON_IN_PAST' | 'TELL_ON_TOO_LATE' | 'HIRE_NOT_DELAYED';

/** Whether a member may have the outcome told from that day on; null: nothing against it. */
export function checkTellOn(
  tellOn: Temporal.PlainDate,
  outcome: Pick<OutcomeToTell, 'kind' | 'decidedAt'>,
  candidateZone: string,
  policy: Policy,
): TellOnRefusal | null {
  const days = localDate(outcome.decidedAt, candidateZone).until(tellOn).days;
  if (days < 0) return 'TELL_ON_IN_PAST';
  if (outcome.kind === 'HIRED' && days > 0) return 'HIRE_NOT_DELAYED';
  return days > policy.outcome.maxDelayDays ? 'TELL_ON_TOO_LATE' : null;
}

import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { earlierOf, isBefore, laterOf, plusSeconds } from '../calendar/instants.js';
import type { Policy } from '../policy/policy.js';
import type { ChangeKind } from './change-kind.js';
import { confirmedBy } from './confirmation.js';
import { breakPromise, extendsPromise } from './slips.js';
import { type Step, unchanged } from './step.js';
import type { TimelineFacts, Untold } from './timeline-facts.js';

/**
 * Rules 4 and 13: changes settle a while after the latest, and at most so long after the first that has not settled; a
 * date nobody confirmed, not before its time is over. Null: it has none yet.
 */
export function settlesAt(
  { unconfirmed, zone }: TimelineFacts,
  untold: Untold,
  policy: Policy,
  calendar: BusinessCalendar,
): Temporal.Instant | null {
  const rested = restedAt(untold, policy);
  if (unconfirmed === null) return rested;
  const { asking } = unconfirmed;
  return asking && laterOf(rested, confirmedBy(asking, zone, calendar));
}

function restedAt(untold: Untold, policy: Policy): Temporal.Instant {
  return earlierOf(
    plusSeconds(untold.lastChangedAt, policy.settling.seconds),
    plusSeconds(untold.firstUnsettledAt, policy.settling.atMostSeconds),
  );
}

/**
 * The untold changes after one more. What settled before, and what waited through a hold past its time, does not
 * shorten the settling of the new change.
 */
export function withChange(
  untold: Untold | null,
  change: {
    readonly revision: number;
    readonly kind: ChangeKind;
    readonly at: Temporal.Instant;
    readonly reconfirms: boolean;
  },
  policy: Policy,
): Untold {
  const settling = untold !== null && isBefore(change.at, restedAt(untold, policy));
  return {
    fromRevision: untold?.fromRevision ?? change.revision,
    kinds: [...(untold?.kinds ?? []), change.kind],
    firstUnsettledAt: settling ? untold.firstUnsettledAt : change.at,
    lastChangedAt: change.at,
    reconfirmed: change.reconfirms || (untold?.reconfirmed ?? false),
    settledAt: null,
    approvedAt: null,
  };
}

/** Rules 3 and 4: the untold changes have settled; a date later than the promised one breaks that promise now. */
export function settle(facts: TimelineFacts, at: Temporal.Instant): Step {
  if (facts.untold === null) return unchanged(facts);
  const settled = { ...facts, unconfirmed: null, untold: { ...facts.untold, settledAt: at } };
  const step = extendsPromise(facts) ? breakPromise(settled, 'EXTENDED', at) : { facts: settled, effects: [] };
  return { ...step, effects: [...step.effects, { kind: 'SETTLED', at }] };
}

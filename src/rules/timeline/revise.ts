import type { Temporal } from 'temporal-polyfill';
import type { Policy } from '../policy/policy.js';
import type { ChangeKind } from './change-kind.js';
import type { RevisionKind } from './revision.js';
import { withChange } from './settling.js';
import type { Step } from './step.js';
import type { TimelineFacts } from './timeline-facts.js';

type Changed = Partial<
  Pick<
    TimelineFacts,
    'decisionDate' | 'dateSetAt' | 'precision' | 'followUpDate' | 'heldUntil' | 'resumedAt' | 'unconfirmed'
  >
>;

/**
 * Appends a revision of which the candidate is to be told. What was asked to be told before is no longer the sum.
 * @param reconfirms a member says that the date stands
 */
export function revise(
  facts: TimelineFacts,
  kind: ChangeKind,
  changed: Changed,
  policy: Policy,
  at: Temporal.Instant,
  reconfirms = false,
): Step {
  const change = { revision: facts.revision + 1, kind, at, reconfirms };
  const untold = withChange(facts.untold, change, policy);
  // What waited for another day because the mails of this one are used up is judged anew: it may be withheld now.
  const judgedAnew = { asked: null, tellNotBefore: null };
  return append({ ...facts, ...changed, untold, ...judgedAnew }, kind, facts.decisionDate, at);
}

/** Appends a revision as it stands in the facts given; `fromDate` is the decision date before it. */
export function append(
  facts: TimelineFacts,
  kind: RevisionKind,
  fromDate: Temporal.PlainDate | null,
  at: Temporal.Instant,
): Step {
  const number = facts.revision + 1;
  const { decisionDate: toDate, precision, followUpDate, heldUntil } = facts;
  return {
    facts: { ...facts, revision: number },
    effects: [
      { kind: 'REVISED', revision: { number, kind, at, fromDate, toDate, precision, followUpDate, heldUntil } },
    ],
  };
}

import { Temporal } from 'temporal-polyfill';
import type { ChangeKind } from './change-kind.js';
import type { RevisionTerms, TimelineFacts } from './timeline-facts.js';

/**
 * Rule 4: what the current state is to a candidate who knows what was last disclosed. A changed hold decides first,
 * but is told only once a date has been disclosed.
 */
export function netChange(facts: TimelineFacts): ChangeKind | 'UNCHANGED' {
  const { decisionDate, precision, heldUntil } = facts;
  const disclosed = comparedWith(facts);
  if (disclosed === null) return 'SET';
  if (!sameDate(heldUntil, disclosed.heldUntil)) return heldUntil === null ? 'RESUMED' : 'HELD';
  const order = Temporal.PlainDate.compare(decisionDate, disclosed.decisionDate);
  if (order !== 0) return order > 0 ? 'EXTENDED' : 'ADVANCED';
  const reconfirmed = facts.untold?.reconfirmed ?? false;
  return precision !== disclosed.precision || reconfirmed ? 'RECONFIRMED' : 'UNCHANGED';
}

/** Rule 15: what the message of untold changes is compared with. What only a page showed counts for what comes after it. */
export function comparedWith({ untold, disclosed }: TimelineFacts): RevisionTerms | null {
  return untold?.known === undefined ? disclosed : untold.known;
}

/** Rule 14: while held only a change of the hold, or a hold undone, falls due; whatever else changed waits. */
export function waitsForResume(facts: TimelineFacts): boolean {
  if (facts.heldUntil === null) return false;
  const change = netChange(facts);
  if (change === 'HELD') return false;
  const holdUndone =
    change === 'UNCHANGED' && facts.untold?.kinds.some((kind) => kind === 'HELD' || kind === 'RESUMED');
  return !holdUndone;
}

function sameDate(a: Temporal.PlainDate | null, b: Temporal.PlainDate | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}

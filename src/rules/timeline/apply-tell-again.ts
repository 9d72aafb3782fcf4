import type { Temporal } from 'temporal-polyfill';
import { netChange } from './net-change.js';
import { type Step, unchanged } from './step.js';
import type { TimelineFacts } from './timeline-facts.js';

/**
 * Rule 17: the candidate can be reached again, at another address. What they do not know because its message came back
 * is told as one change that has settled, and that nobody has to approve a second time.
 */
export function applyTellAgain(facts: TimelineFacts, at: Temporal.Instant): Step {
  const { untold, inFlight, decidedAt, closedAt, disclosed, revision } = facts;
  const known = disclosed?.revision ?? 0;
  const change = netChange(facts);
  const waits = untold !== null || inFlight !== null;
  if (waits || decidedAt !== null || closedAt !== null || known >= revision || change === 'UNCHANGED')
    return unchanged(facts);
  const settled = { firstUnsettledAt: at, lastChangedAt: at, settledAt: at, approvedAt: at, reconfirmed: false };
  return { facts: { ...facts, untold: { fromRevision: known + 1, kinds: [change], ...settled } }, effects: [] };
}

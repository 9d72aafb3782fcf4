import type { Temporal } from 'temporal-polyfill';
import type { ChangeKind } from './change-kind.js';
import type { Revision } from './revision.js';
import type { Notice, TimelineFacts } from './timeline-facts.js';

/** A broken promise; `brokenRevision` names it (`Disclosure.promise`), and there is one slip for each. */
export interface Slip {
  readonly kind: 'EXTENDED' | 'PASSED';
  readonly brokenRevision: number;
  readonly at: Temporal.Instant;
}

/** How the candidate came to know what a revision says; `WITHDRAWN`: its message came back, and they do not. */
export type DisclosureKind = 'ACCEPTED' | 'SEEN' | 'TOLD_BY_MEMBER' | 'WITHDRAWN';

/** Why changes that waited to be told need not be told any more. */
export type DroppedBecause = 'TOLD_BY_MEMBER' | 'DECIDED' | 'CANCELLED' | 'NOT_APPROVED';

/** Changes that waited to be told and are not: they end in a record under the kind of the last. */
export interface DroppedChanges {
  readonly sinceRevision: number;
  readonly revision: number;
  readonly kind: ChangeKind;
  readonly because: DroppedBecause;
}

/** What the caller has to do in the transaction in which it stores the new facts. */
export type Effect =
  | { readonly kind: 'REVISED'; readonly revision: Revision }
  | { readonly kind: 'SLIPPED'; readonly slip: Slip }
  /** Untold changes have settled: where a member has to approve, they can look at what would be told. */
  | { readonly kind: 'SETTLED'; readonly at: Temporal.Instant }
  | { readonly kind: 'DISCLOSED'; readonly revision: number; readonly how: DisclosureKind }
  | { readonly kind: 'DROPPED'; readonly changes: DroppedChanges }
  | { readonly kind: 'NOTICE_DUE'; readonly what: Notice; readonly at: Temporal.Instant };

/** Every transition answers with the new facts and, in order, what follows from it. */
export interface Step {
  readonly facts: TimelineFacts;
  readonly effects: readonly Effect[];
}

/** Nothing to do. */
export function unchanged(facts: TimelineFacts): Step {
  return { facts, effects: [] };
}

/** One step after another: the facts of the second, the effects of both. */
export function then(step: Step, apply: (facts: TimelineFacts) => Step): Step {
  const next = apply(step.facts);
  return { facts: next.facts, effects: [...step.effects, ...next.effects] };
}

import type { Temporal } from 'temporal-polyfill';
import type { Revision } from './revision.js';
import type { Notice, TimelineFacts } from './timeline-facts.js';

/** A broken promise; `brokenRevision` names it (`Disclosure.promise`), and there is one slip for each. */
export interface Slip {
  readonly kind: 'EXTENDED' | 'PASSED';
  readonly brokenRevision: number;
  readonly at: Temporal.Instant;
}

/** What the caller has to do in the transaction in which it stores the new facts. */
export type Effect =
  | { readonly kind: 'REVISED'; readonly revision: Revision }
  | { readonly kind: 'SLIPPED'; readonly slip: Slip }
  /** Untold changes have settled: where a member has to approve, they can look at what would be told. */
  | { readonly kind: 'SETTLED'; readonly at: Temporal.Instant }
  | { readonly kind: 'TELL'; readonly what: Notice; readonly at: Temporal.Instant };

/** Every transition answers with the new facts and, in order, what follows from it. */
export interface Step {
  readonly facts: TimelineFacts;
  readonly effects: readonly Effect[];
}

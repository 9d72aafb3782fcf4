import type { Temporal } from 'temporal-polyfill';
import type { OutcomeKind, OutcomeTelling } from '../outcome/outcome-leaves-at.js';
import type { Promised } from '../timeline/apply-set.js';

interface OfTimeline {
  readonly at: Temporal.Instant;
  readonly timeline: string;
  /** The member had told the candidate. */
  readonly alreadyTold: boolean;
}

interface OfApplication {
  readonly at: Temporal.Instant;
  readonly application: string;
}

/** What people did about one candidate; whatever follows by itself is for the rules to say. */
export type Happening =
  | ({ readonly kind: 'SET'; readonly application: string; readonly promised: Promised } & OfTimeline)
  | ({
      readonly kind: 'INTERVIEWED';
      readonly timeline: string;
      readonly completedAt: Temporal.Instant;
    } & OfApplication)
  | ({ readonly kind: 'MOVED'; readonly promised: Promised } & OfTimeline)
  | ({ readonly kind: 'RECONFIRMED' | 'RESUMED' } & OfTimeline)
  | ({ readonly kind: 'HELD'; readonly until: Temporal.PlainDate } & OfTimeline)
  | ({ readonly kind: 'CONTACTED'; readonly toldDate: boolean } & OfApplication)
  | ({
      readonly kind: 'DECIDED';
      readonly outcome: OutcomeKind;
      readonly telling: OutcomeTelling;
      readonly alreadyTold: boolean;
    } & OfApplication)
  /** Withdrawn, hired elsewhere or erased. */
  | ({ readonly kind: 'ENDED' } & OfApplication)
  | ({ readonly kind: 'REOPENED' } & OfApplication);

import type { Temporal } from 'temporal-polyfill';
import type { OutcomeKind, OutcomeTiming } from '../outcome/outcome-leaves-at.js';
import type { MessageItem } from '../telling/candidate-state.js';
import type { Promised } from '../timeline/apply-set.js';

interface OfTimeline {
  readonly timelineId: string;
}

interface OfApplication {
  readonly applicationId: string;
}

interface OfOutcome {
  readonly outcomeId: string;
}

/** Whether the member had told the candidate. */
interface PerhapsTold {
  readonly alreadyTold: boolean;
}

/** What happened to one candidate; whatever follows by itself is for the rules to say. */
export type HistoryEvent = { readonly at: Temporal.Instant } & (
  | ({ readonly kind: 'SET'; readonly promised: Promised } & OfTimeline & OfApplication & PerhapsTold)
  | ({ readonly kind: 'INTERVIEWED'; readonly completedAt: Temporal.Instant } & OfTimeline & OfApplication)
  | ({ readonly kind: 'MOVED'; readonly promised: Promised } & OfTimeline & PerhapsTold)
  | ({ readonly kind: 'RECONFIRMED' | 'RESUMED' } & OfTimeline & PerhapsTold)
  | ({ readonly kind: 'HELD'; readonly until: Temporal.PlainDate } & OfTimeline & PerhapsTold)
  | ({ readonly kind: 'REOPENED' } & OfTimeline & OfApplication)
  /** A member stopped the message of what had settled. */
  | ({ readonly kind: 'STOPPED' } & OfTimeline)
  /** A member spoke with them, then or before, and perhaps told them the date or the decision. */
  | ({
      readonly kind: 'CONTACTED';
      readonly touchedAt: Temporal.Instant;
      readonly toldDate: boolean;
      readonly toldDecision: boolean;
    } & OfApplication)
  | ({
      readonly kind: 'DECIDED';
      readonly outcome: OutcomeKind;
      readonly timing: OutcomeTiming;
      /** It came without a word of whose doing it was: a person lets it leave, whatever the policy says. */
      readonly asksPerson: boolean;
    } & OfOutcome &
      OfApplication &
      PerhapsTold)
  /** Corrected or taken back; or a member stopped its message. */
  | ({ readonly kind: 'SUPERSEDED' | 'OUTCOME_STOPPED' } & OfOutcome)
  /** Withdrawn, hired elsewhere or erased. */
  | ({ readonly kind: 'ENDED' } & OfApplication)
  /** Nothing is sent to their address from then on, or mails are again. */
  | { readonly kind: 'SUPPRESSED' | 'RELEASED' }
  /** They do without what only reassures from then on, or want it again. */
  | { readonly kind: 'DECLINED' | 'ACCEPTED_AGAIN' }
  /** What that message told came back. */
  | { readonly kind: 'BOUNCED'; readonly items: readonly MessageItem[] }
);

export type HistoryEventOf<Kind extends HistoryEvent['kind']> = Extract<HistoryEvent, { kind: Kind }>;

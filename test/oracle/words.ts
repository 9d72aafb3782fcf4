/** The words of a life: what people did, and what stands after it. */
import type { OpenDays } from '../rules/calendar.oracle.js';

/** What holds for the applications of one job. */
export interface JobTerms {
  readonly zone: string;
  readonly recruiterZone: string;
  readonly isOpen: OpenDays;
  readonly window: { readonly opens: string; readonly closes: string };
  readonly settling: number;
  readonly settlingAtMost: number;
  readonly grace: number;
  readonly every: number;
  readonly notes: number;
  readonly delayDays: number;
  readonly maxDelayDays: number;
  /** Minutes in which a member could stop a message; 0: at once, be it that nobody or that somebody let it go at once. */
  readonly approvalMinutes: number;
}

export interface Terms {
  readonly candidateZone: string;
  readonly cap: number | null;
  /** By applications. */
  readonly jobs: Readonly<Record<string, JobTerms>>;
}

interface OfTimeline {
  readonly timeline: string;
}
interface OfApplication {
  readonly application: string;
}
interface PerhapsTold {
  readonly told: boolean;
}

export type Happened = { readonly at: number } & (
  | ({ readonly kind: 'SET'; readonly date: string } & OfTimeline & OfApplication & PerhapsTold)
  | ({ readonly kind: 'INTERVIEW'; readonly completed: number } & OfTimeline & OfApplication)
  | ({ readonly kind: 'MOVE'; readonly date: string; readonly precision: string } & OfTimeline & PerhapsTold)
  | ({ readonly kind: 'CONFIRM' } & OfTimeline & PerhapsTold)
  | ({ readonly kind: 'RESUME' } & OfTimeline & PerhapsTold)
  | ({ readonly kind: 'HOLD'; readonly until: string } & OfTimeline & PerhapsTold)
  /** A member stopped what had settled. */
  | ({ readonly kind: 'STOP' } & OfTimeline)
  | ({
      readonly kind: 'CONTACT';
      /** When they spoke, then or before. */
      readonly touched: number;
      readonly toldDate: boolean;
      readonly toldDecision: boolean;
    } & OfApplication)
  | ({
      readonly kind: 'DECIDE';
      readonly outcome: string;
      readonly id: string;
      readonly tell: 'NOW' | 'USUAL' | string;
    } & OfApplication)
  | { readonly kind: 'SUPERSEDE'; readonly id: string }
  | ({ readonly kind: 'END' } & OfApplication)
  /** What had been told last came back. */
  | { readonly kind: 'BOUNCE' }
  | { readonly kind: 'SUPPRESS' }
  | { readonly kind: 'RELEASE' }
  | { readonly kind: 'DECLINE' }
  /** Rule 18. */
  | { readonly kind: 'TERMS'; readonly terms: Terms }
  /** Rule 14. */
  | ({ readonly kind: 'HOLD_JOB'; readonly until: string } & OfApplication)
  | ({ readonly kind: 'OPEN_JOB' } & OfApplication)
);
export type HappenedOf<Kind extends Happened['kind']> = Extract<Happened, { kind: Kind }>;

/** One thing that a message told. */
export type Item =
  | { readonly timeline: string; readonly kind: string; readonly revision: number; readonly note: number | null }
  | { readonly outcome: string; readonly kind: string };

export interface Outcome {
  readonly id: string;
  readonly application: string;
  readonly kind: string;
  readonly decidedAt: number;
  readonly tell: string;
  /** It ended in a record. */
  recorded: boolean;
  /** The candidate knows. */
  told: boolean;
  /** It holds no more, since then. */
  overAt: number | null;
  unreached: boolean;
  /** Since when it can reach them after all, and is to be told again. */
  againSince: number | null;
}

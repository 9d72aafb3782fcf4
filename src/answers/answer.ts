import type { ChangeReason } from '../timelines/index.js';

/** What a member answers about one application; `before` is what an undo goes back to. */
export type AnswerDetail =
  | { readonly act: 'ON_TRACK' }
  | {
      readonly act: 'MOVE';
      readonly decisionDate: string;
      readonly reason: ChangeReason;
      readonly note: string | null;
      readonly before: { readonly date: string; readonly precision: 'DAY' | 'WEEK' | 'MONTH' } | null;
    }
  | { readonly act: 'DECIDE'; readonly outcome: 'HIRED' | 'REJECTED' | 'ADVANCED'; readonly note: string | null }
  | { readonly act: 'CALLED' }
  | { readonly act: 'HOLD'; readonly until: string; readonly reason: ChangeReason; readonly note: string | null };

/** One answer as it was sent, about the application as its page showed it. */
export interface Answer {
  readonly applicationId: string;
  readonly timelineId: string | null;
  /** The revision that the page showed. */
  readonly revision: number | null;
  readonly detail: AnswerDetail;
}

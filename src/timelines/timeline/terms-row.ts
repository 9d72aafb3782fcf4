import { Temporal } from 'temporal-polyfill';
import type { Precision, RevisionTerms } from '../../rules/index.js';

/** Of a revision, what a candidate is told by it. */
export interface TermsRow {
  readonly toDate: string;
  readonly precision: Precision;
  readonly heldUntil: string | null;
}

export function termsOf(revision: number, { toDate, precision, heldUntil }: TermsRow): RevisionTerms {
  return {
    revision,
    decisionDate: Temporal.PlainDate.from(toDate),
    precision,
    heldUntil: heldUntil === null ? null : Temporal.PlainDate.from(heldUntil),
  };
}

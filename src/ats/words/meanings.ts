import type { WordKind } from '../sync/rows.js';

/**
 * What their words can mean here, kind by kind; a stage can be any of ours. IGNORE: nothing is made of it.
 * REJECTED_BY_REASON: it ended, and whose doing that was only the reason says. Of a reason: what a rejection is told with,
 * or that it was none.
 */
export const meanings = {
  JOB_STATUS: ['DRAFT', 'OPEN', 'CLOSED', 'IGNORE'],
  APPLICATION_STATUS: ['ACTIVE', 'HIRED', 'REJECTED', 'REJECTED_BY_REASON', 'WITHDRAWN', 'HIRED_ELSEWHERE', 'IGNORE'],
  STAGE: null,
  REJECTION_REASON: ['NOT_SELECTED', 'POSITION_FILLED', 'POSITION_CANCELLED', 'OTHER', 'WITHDRAWN', 'HIRED_ELSEWHERE'],
  INTERVIEW_STATUS: ['SCHEDULED', 'COMPLETED', 'CANCELLED', 'IGNORE'],
} as const satisfies Record<WordKind, readonly string[] | null>;

type Listed = { [Kind in WordKind]: (typeof meanings)[Kind] };

export type WordMeaning<Kind extends WordKind> = Listed[Kind] extends readonly (infer Each)[] ? Each : string;

/** A word of theirs and what it means here; null: nobody has said it. */
export interface MappedWord<Kind extends WordKind = WordKind> {
  readonly original: string;
  readonly mapped: WordMeaning<Kind> | null;
}

/** How words are compared: the same one in other letters is the same. */
export function wordKey(word: string): string {
  return word.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

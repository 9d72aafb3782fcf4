import type { ActorRecord } from '../../platform/actor/actor.js';

export const changeReasons = [
  'INTERVIEWS_CONTINUING',
  'SCHEDULING',
  'DECISION_MAKER_AWAY',
  'APPROVAL_PENDING',
  'ROLE_CHANGED',
  'MORE_CANDIDATES',
  'BUDGET',
  'OTHER',
] as const;

export type ChangeReason = (typeof changeReasons)[number];

/** What a member adds to a change of their own: why, their words to the candidate, and words for colleagues alone. */
export interface RevisionDetails {
  readonly reason: ChangeReason | null;
  readonly note: string | null;
  /** BCP 47: the language the note is in; null or left out: nobody said. */
  readonly noteLocale?: string | null;
  readonly internalNote: string | null;
  /** Who asked for it, where the service carries it out for them; who acts, if left out. */
  readonly by?: ActorRecord;
}

export const noDetails: RevisionDetails = { reason: null, note: null, internalNote: null };

import type { ApplicationStatus, RejectionReason } from '../../applications/index.js';
import type { MappedWord } from './meanings.js';

/** Their words about where an application stands. */
export interface EndingWords {
  readonly status: MappedWord<'APPLICATION_STATUS'> | null;
  readonly reason: MappedWord<'REJECTION_REASON'> | null;
  /** Whose doing it was, where the vendor tells it apart from the reason: it goes before. */
  readonly reasonType: MappedWord<'REJECTION_REASON'> | null;
}

/** Where an application stands by them. */
export type MappedStatus =
  | { readonly status: Exclude<ApplicationStatus, 'REJECTED'> }
  | { readonly status: 'REJECTED'; readonly reason: RejectionReason | undefined }
  /** It ended, and they do not say whose doing it was: a person has to. */
  | { readonly status: 'ENDED_SOMEHOW' }
  /** Nothing is made of it. */
  | { readonly status: 'IGNORED' }
  /** They say nothing that is known. */
  | { readonly status: 'UNKNOWN' };

/** "Rejected" is often a withdrawal: a rejection is only what is known to be one. */
export function mappedStatusOf({ status, reason, reasonType }: EndingWords): MappedStatus {
  const meaning = status?.mapped ?? null;
  if (meaning === null) return { status: 'UNKNOWN' };
  if (meaning === 'IGNORE') return { status: 'IGNORED' };
  if (meaning !== 'REJECTED' && meaning !== 'REJECTED_BY_REASON') return { status: meaning };
  const isUnsaid = reason === null && reasonType === null;
  if (isUnsaid) return meaning === 'REJECTED' ? { status: 'REJECTED', reason: undefined } : { status: 'ENDED_SOMEHOW' };
  const whose = reasonType?.mapped ?? reason?.mapped ?? null;
  if (whose === null) return { status: 'ENDED_SOMEHOW' };
  if (whose === 'WITHDRAWN' || whose === 'HIRED_ELSEWHERE') return { status: whose };
  // Whose it was is known by the type; why, by the reason, if that says the same.
  const why = reason?.mapped ?? null;
  return { status: 'REJECTED', reason: why === null || why === 'WITHDRAWN' || why === 'HIRED_ELSEWHERE' ? whose : why };
}

export function isTerminal({ status }: MappedStatus): boolean | null {
  if (status === 'UNKNOWN') return null;
  return status !== 'ACTIVE' && status !== 'IGNORED';
}

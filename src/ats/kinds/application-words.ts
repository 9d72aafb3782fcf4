import { dayIn } from '../sync/row-shapes.js';
import type { SyncApplication } from '../sync/rows.js';
import type { SyncConnection } from '../sync/sync-connection.js';
import { type EndingWords } from '../words/ending-of.js';
import type { MappedWord } from '../words/meanings.js';
import { unmappedOf, type WordBook } from '../words/word-book.js';

/** What they said of an application, row after row: what one leaves out, an earlier one has said. */
export interface SaidOfApplication extends EndingWords {
  readonly stage: MappedWord<'STAGE'> | null;
  readonly isProspect: boolean;
  readonly candidateRemoteId: string | null;
  readonly jobRemoteId: string | null;
  readonly appliedOn: string | null;
  /** The last decision date that they told: only another one moves the one that holds here. */
  readonly decisionDate: string | null;
}

/** What a row says now, together with what was said before. */
export function saidOf(row: SyncApplication, before: Partial<SaidOfApplication>, book: WordBook): SaidOfApplication {
  const look = <Kind extends 'APPLICATION_STATUS' | 'STAGE' | 'REJECTION_REASON'>(
    kind: Kind,
    word: string | null | undefined,
    earlier: MappedWord<Kind> | null | undefined,
  ) => (word === undefined ? (earlier ?? null) : book.look(kind, word));
  // Another status has another reason, or none.
  const isSaidAnew = row.status !== undefined && row.status !== before.status?.original;
  const reasons = isSaidAnew ? {} : before;
  return {
    status: look('APPLICATION_STATUS', row.status, before.status),
    stage: look('STAGE', row.stage, before.stage),
    reason: look('REJECTION_REASON', row.rejectionReason, reasons.reason),
    reasonType: look('REJECTION_REASON', row.rejectionReasonType, reasons.reasonType),
    isProspect: row.isProspect ?? before.isProspect ?? false,
    candidateRemoteId: row.candidateRemoteId ?? before.candidateRemoteId ?? null,
    jobRemoteId: row.jobRemoteId ?? before.jobRemoteId ?? null,
    appliedOn: (row.appliedOn ? dayIn(row.appliedOn) : null) ?? before.appliedOn ?? null,
    decisionDate: before.decisionDate ?? null,
  };
}

export function unmappedIn({ status, stage, reason, reasonType }: SaidOfApplication) {
  return unmappedOf([
    ['APPLICATION_STATUS', status],
    ['STAGE', stage],
    ['REJECTION_REASON', reason],
    // Whose doing it was, says the reason where the type is none that is known.
    ['REJECTION_REASON', reason?.mapped ? null : reasonType],
  ]);
}

/** The decision date that a row tells, by itself or in the custom field of its connection; null: none. */
export function decisionDateIn(row: SyncApplication, connection: SyncConnection): string | null {
  const told = row.decisionDate ?? fieldOf(row, connection.decisionDateField);
  return told ? dayIn(told) : null;
}

export function decisionReasonIn(row: SyncApplication, connection: SyncConnection): string | null {
  return row.decisionReason ?? fieldOf(row, connection.decisionReasonField);
}

function fieldOf({ customFields }: SyncApplication, key: string | null): string | null {
  return (key === null ? undefined : customFields?.find((field) => field.key === key)?.value) ?? null;
}

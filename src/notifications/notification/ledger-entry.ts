import type { MailKind } from '../../mails/index.js';
import type { NotificationRecord } from '../../rules/index.js';

/** What a record is about: changes of a timeline, the passing of a promise, an outcome, or what the candidate did. */
export interface Subject {
  readonly applicationId: string;
  readonly candidateId: string;
  readonly timelineId?: string;
  readonly sinceRevision?: number;
  readonly revision?: number;
  readonly outcomeId?: string;
  /** Of a note, its number; of what is told again, and of a receipt, how many there were before. */
  readonly rung?: number;
}

/** One thing that a candidate is told, or is not, as the ledger keeps it. */
export interface LedgerEntry {
  readonly subject: Subject;
  readonly kind: MailKind;
}

export function entryOf(record: NotificationRecord, candidateId: string): LedgerEntry {
  const { kind, applicationId } = record;
  if ('outcomeId' in record) return { kind, subject: { applicationId, candidateId, outcomeId: record.outcomeId } };
  const ofTimeline = { applicationId, candidateId, timelineId: record.timelineId };
  if ('promise' in record) {
    const rung = record.number === 0 ? {} : { rung: record.number };
    return { kind, subject: { ...ofTimeline, revision: record.promise, ...rung } };
  }
  const { sinceRevision, revision } = record;
  return { kind, subject: { ...ofTimeline, sinceRevision, revision } };
}

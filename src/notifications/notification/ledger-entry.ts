import type { MailKind } from '../../mails/index.js';
import type { NotificationRecord } from '../../rules/index.js';

/** What a record is about: changes of a timeline, the passing of a promise, an outcome, or what the candidate did. */
export interface NotificationSubject {
  readonly applicationId: string;
  readonly candidateId: string;
  readonly timelineId?: string;
  readonly sinceRevision?: number;
  readonly revision?: number;
  readonly outcomeId?: string;
  /** Of a note, its number; of what is told again, and of a receipt, how many there were before. */
  readonly rung?: number;
  /** Of a note or a hold, the day by which it says that they hear again. */
  readonly nextWordOn?: string;
}

/** One thing that a candidate is told, or is not, as the ledger keeps it. */
export interface LedgerEntry {
  readonly subject: NotificationSubject;
  readonly kind: MailKind;
}

export function entryOf(record: NotificationRecord, candidateId: string): LedgerEntry {
  const { kind, applicationId } = record;
  if ('outcomeId' in record) return { kind, subject: { applicationId, candidateId, outcomeId: record.outcomeId } };
  const ofTimeline = { applicationId, candidateId, timelineId: record.timelineId };
  if ('promise' in record) {
    const rung = record.number === 0 ? {} : { rung: record.number };
    return {
      kind,
      subject: { ...ofTimeline, revision: record.promise, ...rung, nextWordOn: record.nextWordOn.toString() },
    };
  }
  const { sinceRevision, revision } = record;
  const nextWordOn = record.nextWordOn ? { nextWordOn: record.nextWordOn.toString() } : {};
  return { kind, subject: { ...ofTimeline, sinceRevision, revision, ...nextWordOn } };
}

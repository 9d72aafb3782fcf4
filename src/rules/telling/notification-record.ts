import type { Temporal } from 'temporal-polyfill';
import type { OutcomeKind } from '../outcome/outcome-leaves-at.js';
import type { ChangeKind } from '../timeline/change-kind.js';
import type { DroppedBecause } from '../timeline/step.js';
import type { Note } from './note-of.js';

/**
 * `DECIDED` and `CANCELLED`: the application came to its end before the change was told. `SUPPRESSED`: nothing is sent to
 * that address any more. `DECLINED`: it only reassures, and the candidate does without. `SUPERSEDED`: a decision that was
 * corrected or taken back before it was told.
 */
export type WithheldBecause = 'UNCHANGED' | 'DATE_PASSED' | 'SUPPRESSED' | 'DECLINED' | 'SUPERSEDED' | DroppedBecause;

interface OfTimeline {
  readonly applicationId: string;
  readonly timelineId: string;
}

/** The sum of the changes from one revision to another. */
export interface ChangeRecord extends OfTimeline {
  readonly kind: `TIMELINE_${ChangeKind}`;
  readonly sinceRevision: number;
  readonly revision: number;
  /** Of a hold, the day by which the candidate hears again; null: it does not say, or is told no more. */
  readonly nextWordOn?: Temporal.PlainDate | null;
}

/** That a promise passed, or that there is still no decision. */
export interface NoteRecord extends OfTimeline, Note {}

export interface OutcomeRecord {
  readonly kind: `OUTCOME_${OutcomeKind}`;
  readonly applicationId: string;
  readonly outcomeId: string;
}

interface DecidedOutcome {
  readonly id: string;
  readonly applicationId: string;
  readonly kind: OutcomeKind;
}

/** What one decision to tell a candidate something, or not to, is about. */
export type NotificationRecord = ChangeRecord | NoteRecord | OutcomeRecord;

export interface WithheldRecord {
  readonly record: NotificationRecord;
  readonly because: WithheldBecause;
}

export function recordOfOutcome({ id: outcomeId, kind, applicationId }: DecidedOutcome): OutcomeRecord {
  return { kind: `OUTCOME_${kind}`, applicationId, outcomeId };
}

/** A record as an item of the message that tells it. */
export function itemOf(record: NotificationRecord) {
  const { kind } = record;
  if ('outcomeId' in record) return { kind, timelineId: null, revision: null, rung: null, outcomeId: record.outcomeId };
  const { timelineId } = record;
  if (!('promise' in record)) return { kind, timelineId, revision: record.revision, rung: null, outcomeId: null };
  return {
    kind,
    timelineId,
    revision: record.promise,
    rung: record.number === 0 ? null : record.number,
    outcomeId: null,
  };
}

/** What is said while there is no decision; everything else of a timeline discloses what its revision says. */
export function isNote({ kind }: { readonly kind: string }): boolean {
  return kind === 'TIMELINE_PASSED' || kind === 'STILL_UNDECIDED';
}

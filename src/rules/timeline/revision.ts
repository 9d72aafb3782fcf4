import type { Temporal } from 'temporal-polyfill';
import type { ChangeKind } from './change-kind.js';
import type { Precision } from './timeline-facts.js';

export type RevisionKind = ChangeKind | 'CLOSED' | 'REOPENED';

/** A revision to append; reason, notes and actor are the caller's to add. */
export interface Revision {
  /** Without gaps, from 1. */
  readonly number: number;
  readonly kind: RevisionKind;
  readonly at: Temporal.Instant;
  /** The date before; null for the first. */
  readonly fromDate: Temporal.PlainDate | null;
  readonly toDate: Temporal.PlainDate;
  readonly precision: Precision;
  readonly followUpDate: Temporal.PlainDate;
  readonly heldUntil: Temporal.PlainDate | null;
}

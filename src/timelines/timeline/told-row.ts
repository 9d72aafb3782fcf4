import { Temporal } from 'temporal-polyfill';
import type { Precision, Told } from '../../rules/index.js';

/** Of a revision, what a candidate is told by it. */
export interface ToldRow {
  readonly toDate: string;
  readonly precision: Precision;
  readonly heldUntil: string | null;
}

export function toldOf(revision: number, { toDate, precision, heldUntil }: ToldRow): Told {
  return {
    revision,
    decisionDate: Temporal.PlainDate.from(toDate),
    precision,
    heldUntil: heldUntil === null ? null : Temporal.PlainDate.from(heldUntil),
  };
}

import { Temporal } from 'temporal-polyfill';
import type { PromisedDate } from '../../mails/index.js';

/** What a candidate came to know of a timeline at some time. */
export interface ShownTerms {
  readonly date: PromisedDate;
  readonly heldUntil: string | null;
}

export type StatusChange = 'SET' | 'EXTENDED' | 'ADVANCED' | 'RECONFIRMED' | 'HELD' | 'RESUMED';

/** What it was to somebody who knew the one before. */
export function changeBetween(before: ShownTerms | null, { date, heldUntil }: ShownTerms): StatusChange {
  if (before === null) return 'SET';
  if (before.heldUntil !== heldUntil) return heldUntil === null ? 'RESUMED' : 'HELD';
  const order = Temporal.PlainDate.compare(date.date, before.date.date);
  if (order === 0) return 'RECONFIRMED';
  return order > 0 ? 'EXTENDED' : 'ADVANCED';
}

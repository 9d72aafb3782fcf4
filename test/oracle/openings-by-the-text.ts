/** Rule 7 and the openings of rule 9, quarter hour by quarter hour. */
import { isInWindow, type OpenDays } from '../rules/calendar.oracle.js';

const QUARTER = 15 * 60_000;

interface Windows {
  readonly window: { readonly opens: string; readonly closes: string };
  readonly candidateZone: string;
  readonly isOpen: OpenDays;
}

const isIn = (at: number, { window, candidateZone, isOpen }: Windows) => isInWindow(at, window, candidateZone, isOpen);

export function opensAt(from: number, windows: Windows): number {
  if (isIn(from, windows)) return from;
  let at = Math.floor(from / QUARTER) * QUARTER + QUARTER;
  while (!isIn(at, windows)) at += QUARTER;
  return at;
}

/** The last instant before the limit at which a window opens; null: none does after `from`. */
export function lastBefore(limit: number, from: number, windows: Windows): number | null {
  for (let at = Math.ceil(limit / QUARTER) * QUARTER - QUARTER; at > from; at -= QUARTER)
    if (isIn(at, windows) && !isIn(at - QUARTER, windows)) return at;
  return null;
}

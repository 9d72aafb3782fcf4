/** Rule 7 and the openings of rule 9, quarter hour by quarter hour. */
import { hasRead } from '../rules/calendar.oracle.js';
import { dayOf, localTime, QUARTER } from './days.js';
import type { JobTerms } from './words.js';

export function isInWindow(at: number, { window, isOpen }: JobTerms, zone: string): boolean {
  const has = (time: string) => hasRead(at, time, (each) => localTime(each, zone));
  return isOpen(dayOf(at, zone)) && has(window.opens) && !has(window.closes);
}

export function opensAt(from: number, terms: JobTerms, zone: string): number {
  if (isInWindow(from, terms, zone)) return from;
  let at = Math.floor(from / QUARTER) * QUARTER + QUARTER;
  while (!isInWindow(at, terms, zone)) at += QUARTER;
  return at;
}

/** The last instant before the limit at which a window opens; null: none does after `from`. */
export function lastBefore(limit: number, from: number, terms: JobTerms, zone: string): number | null {
  for (let at = Math.ceil(limit / QUARTER) * QUARTER - QUARTER; at > from; at -= QUARTER)
    if (isInWindow(at, terms, zone) && !isInWindow(at - QUARTER, terms, zone)) return at;
  return null;
}

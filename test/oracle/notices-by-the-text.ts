/** Rules 4 to 6: what of a timeline is due to be told by an instant. */
import { dayOf, firstInstantOf, MINUTE, plusBusinessDays, step } from './days.js';
import { isInWindow } from './openings-by-the-text.js';
import type { TimelineByTheText } from './timeline-by-the-text.js';

export type Notice = 'CHANGE' | 'PASSED' | 'UNDECIDED';

export function kindOf(each: TimelineByTheText, due: Notice): string {
  if (due === 'CHANGE') return `TIMELINE_${each.net()}`;
  return due === 'PASSED' ? 'TIMELINE_PASSED' : 'STILL_UNDECIDED';
}

export function dueOf(each: TimelineByTheText, candidateZone: string, now: number): Notice | null {
  const { known, untold, passed, touch, terms } = each;
  if (!each.isOpen || now < each.waitsUntil || !isInWindow(now, terms, candidateZone)) return null;
  if (untold !== null) {
    if (untold.settledAt === null || each.waitsForResume()) return null;
    return untold.settledAt + terms.approvalMinutes * MINUTE <= now ? 'CHANGE' : null;
  }
  if (known === null || each.held !== null) return null;
  if (passed?.promise !== known.promise) {
    const after = step(plusBusinessDays(known.date, terms.grace, terms.isOpen));
    const due = Math.max(firstInstantOf(after, terms.zone), firstInstantOf(after, candidateZone));
    return each.afterHold(due) <= now ? 'PASSED' : null;
  }
  if (passed.notes >= terms.notes || touch === null) return null;
  const day = plusBusinessDays(dayOf(touch, candidateZone), terms.every, terms.isOpen);
  return each.afterHold(firstInstantOf(day, candidateZone)) <= now ? 'UNDECIDED' : null;
}

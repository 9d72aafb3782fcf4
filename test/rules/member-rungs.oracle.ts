/** Rules 11 and 14 by their words alone, day by day: dates are ISO strings, instants epoch milliseconds. */
import { dayOf, firstInstantOf, type OpenDays, plusBusinessDays, step } from './calendar.oracle.js';

const QUARTER_HOUR_MS = 15 * 60_000;

/** The first quarter hour of the local day at which its clocks show eight. */
export function eightOf(isoDate: string, zone: string): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'short', hourCycle: 'h23' });
  let at = firstInstantOf(isoDate, zone);
  while (clock.format(at) < '08:00') at += QUARTER_HOUR_MS;
  return at;
}

export function digestDue(doneUntil: string, now: number, zone: string, isOpen: OpenDays): string | null {
  const today = dayOf(now, zone);
  return isOpen(today) && eightOf(today, zone) <= now && doneUntil < today ? today : null;
}

export function nextDigest(doneUntil: string, now: number, zone: string, isOpen: OpenDays): string {
  let day = dayOf(now, zone);
  while (!isOpen(day) || day <= doneUntil || eightOf(day, zone) < now) day = step(day, 1);
  return day;
}

export interface Story {
  readonly date: string;
  readonly revisedAt: number;
  readonly hold: { readonly from: number; readonly until: number } | null;
  readonly reminders: { readonly before: number; readonly overdue: number; readonly escalated: number };
  readonly zone: string;
  readonly isOpen: OpenDays;
}

/** `kind offset` of what the digest of `day` tells somebody who hears of these kinds; `after` was the digest before. */
export function toldOn(day: string, after: string, kinds: readonly string[], story: Story): string | null {
  const { date, revisedAt, hold, reminders, zone, isOpen } = story;
  let highest: string | null = null;
  for (const [kind, offset] of [
    ['DECISION_DUE', -reminders.before || 0],
    ['DECISION_DUE', 0],
    ['OVERDUE', reminders.overdue],
    ['ESCALATED', reminders.escalated],
  ] as const) {
    if (!kinds.includes(kind)) continue;
    let rung = plusBusinessDays(date, offset, isOpen);
    while (!isOpen(rung)) rung = step(rung, -1);
    const at = eightOf(rung, zone);
    const isItsTurn = after < rung && rung <= day && at >= revisedAt;
    const isFirstSince = hold !== null && eightOf(after, zone) < hold.until && hold.until <= eightOf(day, zone);
    const wasMissed = isFirstSince && hold.from <= at && at < hold.until;
    if (isItsTurn || wasMissed) highest = `${kind} ${offset}`;
  }
  return highest?.startsWith('DECISION_DUE') && date < day ? null : highest;
}

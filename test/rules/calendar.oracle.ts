/**
 * The rules' words, followed day by day and quarter hour by quarter hour, with nothing of the code it checks: dates
 * are ISO strings, instants are epoch milliseconds, local time is what `Intl` shows.
 */

export type OpenDays = (isoDate: string) => boolean;

const QUARTER_HOUR_MS = 15 * 60_000;
// No local day starts further than this from the same day's midnight in UTC.
const WIDEST_OFFSET_MS = 27 * 60 * 60_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  clocks.set(zone, clock);
  return clock;
}

/** `2026-12-04 09:15` */
export function localTime(at: number, zone: string): string {
  return clockOf(zone).format(at);
}

export function dayOf(at: number, zone: string): string {
  return localTime(at, zone).slice(0, 10);
}

export function step(isoDate: string, days: 1 | -1): string {
  const date = new Date(`${isoDate}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function steps(isoDate: string, days: number): string {
  let date = isoDate;
  for (let left = Math.abs(days); left > 0; left--) date = step(date, days < 0 ? -1 : 1);
  return date;
}

export function isWeekend(isoDate: string): boolean {
  const weekday = new Date(`${isoDate}T12:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** The first quarter hour that is on that local day or, if there is no such day, on a later one. */
export function firstInstantOf(isoDate: string, zone: string): number {
  let at = Date.parse(`${isoDate}T00:00:00Z`) - WIDEST_OFFSET_MS;
  while (dayOf(at, zone) < isoDate) at += QUARTER_HOUR_MS;
  return at;
}

export function plusBusinessDays(isoDate: string, n: number, isOpen: OpenDays): string {
  let date = isoDate;
  for (let counted = 0; counted < Math.abs(n); ) {
    date = step(date, n < 0 ? -1 : 1);
    if (isOpen(date)) counted++;
  }
  return date;
}

/** `opens` and `closes` are `09:00`; the instant itself, or the first full quarter hour in a window after it. */
export function opening(
  at: number,
  window: { readonly opens: string; readonly closes: string },
  zone: string,
  isOpen: OpenDays,
): number {
  for (let t = at; ; t = (Math.floor(t / QUARTER_HOUR_MS) + 1) * QUARTER_HOUR_MS) {
    if (isInWindow(t, window, zone, isOpen)) return t;
  }
}

export function isInWindow(
  at: number,
  window: { readonly opens: string; readonly closes: string },
  zone: string,
  isOpen: OpenDays,
): boolean {
  const has = (time: string) => hasRead(at, time, (each) => localTime(each, zone));
  return isOpen(localTime(at, zone).slice(0, 10)) && has(window.opens) && !has(window.closes);
}

// No zone's clocks go back by more.
const GO_BACK_BY_MS = 8 * QUARTER_HOUR_MS;

/** Whether the clocks have read that time on the local day of the instant: clocks that go back read it twice. */
export function hasRead(at: number, time: string, localTimeAt: (at: number) => string): boolean {
  const day = localTimeAt(at).slice(0, 10);
  for (let earlier = at; earlier >= at - GO_BACK_BY_MS; earlier -= QUARTER_HOUR_MS) {
    const [date, read = ''] = localTimeAt(earlier).split(' ');
    if (date === day && read >= time) return true;
  }
  return false;
}

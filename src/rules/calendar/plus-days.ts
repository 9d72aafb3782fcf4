import type { Temporal } from 'temporal-polyfill';
import { remembered } from './remembered.js';

const dayAfter = remembered((date, days) => date.add({ days: Number(days) }));

/** So many calendar days later, or, of a negative number, earlier. For the few days that lie around a date. */
export function plusDays(date: Temporal.PlainDate, days: number): Temporal.PlainDate {
  return dayAfter(date, String(days));
}

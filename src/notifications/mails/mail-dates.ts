import { Temporal, Intl as TemporalIntl } from 'temporal-polyfill';
import { keepTogether } from './keep-together.js';
import type { CalendarDate, PromisedDate } from './mail-facts.js';

/** LONG, in sentences: "Friday, 4 December 2026"; SHORT, in subjects: "4 Dec 2026". */
export type DateStyle = 'LONG' | 'SHORT';

type Shape = 'DAY' | 'SHORT_DAY' | 'LONG_DAY_OF_WEEK' | 'MONTH';

/** A promise is a Gregorian date for everybody, in digits the sentence around it uses. */
const SHAPES: Record<Shape, Intl.DateTimeFormatOptions> = {
  DAY: { calendar: 'gregory', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  SHORT_DAY: { calendar: 'gregory', day: 'numeric', month: 'short', year: 'numeric' },
  LONG_DAY_OF_WEEK: { calendar: 'gregory', day: 'numeric', month: 'long', year: 'numeric' },
  MONTH: { calendar: 'gregory', month: 'long', year: 'numeric' },
};

/** A format takes far longer to make than to use; there are only languages times regions of them. */
const formats = new Map<string, TemporalIntl.DateTimeFormat>();

function written(date: Temporal.PlainDate, shape: Shape, locale: string): string {
  const key = `${locale} ${shape}`;
  const format = formats.get(key) ?? new TemporalIntl.DateTimeFormat(locale, SHAPES[shape]);
  formats.set(key, format);
  return keepTogether(format.format(date));
}

/** The date itself: a day, the Monday of a week, or a month with its year. */
export function writeDate({ date, precision }: PromisedDate, locale: string, style: DateStyle = 'LONG'): string {
  const day = Temporal.PlainDate.from(date);
  if (precision === 'MONTH') return written(day, 'MONTH', locale);
  if (precision === 'WEEK') {
    const monday = day.subtract({ days: day.dayOfWeek - 1 });
    return written(monday, style === 'LONG' ? 'LONG_DAY_OF_WEEK' : 'SHORT_DAY', locale);
  }
  return written(day, style === 'LONG' ? 'DAY' : 'SHORT_DAY', locale);
}

export function isBefore(one: CalendarDate, other: CalendarDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0;
}

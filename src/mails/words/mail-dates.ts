import { Temporal } from 'temporal-polyfill';
import { keepTogether } from '../layout/keep-together.js';
import type { CalendarDate, PromisedDate } from '../mail-facts.js';
import type { Reader } from './mail-languages.js';

/** LONG, in sentences: "Friday, 4 December 2026"; SHORT, in subjects: "4 Dec 2026". */
export type DateStyle = 'LONG' | 'SHORT';

type Shape = 'DAY' | 'SHORT_DAY' | 'LONG_DAY_OF_WEEK' | 'MONTH';

/** A promise is a Gregorian date for everybody. It has no zone: it is written as the day that it is in UTC. */
const DATE: Intl.DateTimeFormatOptions = { calendar: 'gregory', timeZone: 'UTC' };

const SHAPES: Record<Shape, Intl.DateTimeFormatOptions> = {
  DAY: { ...DATE, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  SHORT_DAY: { ...DATE, day: 'numeric', month: 'short', year: 'numeric' },
  LONG_DAY_OF_WEEK: { ...DATE, day: 'numeric', month: 'long', year: 'numeric' },
  MONTH: { ...DATE, month: 'long', year: 'numeric' },
};

/** A format takes far longer to make than to use. */
const formats = new Map<string, Intl.DateTimeFormat>();
/** Languages times the regions people write from; locales come from outside, and more regions parse than exist. */
const MOST_FORMATS = 1_000;

function formatOf(shape: Shape, { language, dateLocale }: Reader): Intl.DateTimeFormat {
  const key = `${dateLocale} ${shape}`;
  const options = shape === 'DAY' ? { ...SHAPES.DAY, ...language.day } : SHAPES[shape];
  const format = formats.get(key) ?? new Intl.DateTimeFormat(dateLocale, options);
  if (formats.size >= MOST_FORMATS) formats.clear();
  formats.set(key, format);
  return format;
}

function written(date: Temporal.PlainDate, shape: Shape, reader: Reader): string {
  const text = formatOf(shape, reader).format(Date.UTC(date.year, date.month - 1, date.day));
  return keepTogether(reader.language.polishDate?.(text) ?? text);
}

/** The date itself: a day, the Monday of a week, or a month with its year. */
export function writeDate({ date, precision }: PromisedDate, reader: Reader, style: DateStyle = 'LONG'): string {
  const day = Temporal.PlainDate.from(date);
  if (precision === 'MONTH') return written(day, 'MONTH', reader);
  if (precision === 'WEEK') {
    const monday = day.subtract({ days: day.dayOfWeek - 1 });
    return written(monday, style === 'LONG' ? 'LONG_DAY_OF_WEEK' : 'SHORT_DAY', reader);
  }
  return written(day, style === 'LONG' ? 'DAY' : 'SHORT_DAY', reader);
}

export function isBefore(one: CalendarDate, other: CalendarDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0;
}

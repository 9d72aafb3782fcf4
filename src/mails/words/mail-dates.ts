import { Temporal } from 'temporal-polyfill';
import { keepDate } from '../layout/keep-together.js';
import type { CalendarDate, PromisedDate } from '../mail-facts.js';
import type { Reader } from './mail-languages.js';

/**
 * LONG, in sentences: "Friday 4 December 2026"; MEDIUM, where there is little room: "4 December 2026"; SHORT, in subjects:
 * "4 Dec".
 */
export type DateStyle = 'LONG' | 'MEDIUM' | 'SHORT';

type Shape = 'DAY' | 'DAY_OF_MONTH' | 'SHORT_DAY' | 'MONTH' | 'SHORT_MONTH';

/** A promise is a Gregorian date for everybody. It has no zone: it is written as the day that it is in UTC. */
const DATE: Intl.DateTimeFormatOptions = { calendar: 'gregory', timeZone: 'UTC' };

const SHAPES: Record<Shape, Intl.DateTimeFormatOptions> = {
  DAY: { ...DATE, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  DAY_OF_MONTH: { ...DATE, day: 'numeric', month: 'long', year: 'numeric' },
  SHORT_DAY: { ...DATE, day: 'numeric', month: 'short' },
  MONTH: { ...DATE, month: 'long', year: 'numeric' },
  SHORT_MONTH: { ...DATE, month: 'long' },
};

/** A week is called by its Monday, whose weekday goes without saying. */
const SHAPE_OF: Record<PromisedDate['precision'], Record<DateStyle, Shape>> = {
  DAY: { LONG: 'DAY', MEDIUM: 'DAY_OF_MONTH', SHORT: 'SHORT_DAY' },
  WEEK: { LONG: 'DAY_OF_MONTH', MEDIUM: 'DAY_OF_MONTH', SHORT: 'SHORT_DAY' },
  MONTH: { LONG: 'MONTH', MEDIUM: 'MONTH', SHORT: 'SHORT_MONTH' },
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

/** The date itself: a day, the Monday of a week, or a month with its year. */
export function writeDate({ date, precision }: PromisedDate, reader: Reader, style: DateStyle = 'LONG'): string {
  const promised = Temporal.PlainDate.from(date);
  const day = precision === 'WEEK' ? promised.subtract({ days: promised.dayOfWeek - 1 }) : promised;
  const format = formatOf(SHAPE_OF[precision][style], reader);
  const text = format.format(Date.UTC(day.year, day.month - 1, day.day));
  return keepDate(reader.language.polishDate?.(text) ?? text);
}

export function isBefore(one: CalendarDate, other: CalendarDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0;
}

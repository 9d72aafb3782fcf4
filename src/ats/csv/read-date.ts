import { Temporal } from 'temporal-polyfill';

/** In which order a date with slashes is written: `1/2/2026` is the first of February, or the second of January. */
export const dateOrders = ['DMY', 'MDY'] as const;

export type DateOrder = (typeof dateOrders)[number];

/** `AMBIGUOUS`: it could be two dates, and nobody has said which. `UNREADABLE`: it is none. */
export type DateRead = { readonly date: string } | 'AMBIGUOUS' | 'UNREADABLE';

/**
 * A calendar date as files write them: ISO 8601 with or without a time, `d.m.yyyy`, `d/m/yyyy` or `m/d/yyyy` (also with
 * hyphens), or milliseconds since 1970. A year has four digits. Nothing is guessed.
 */
export function readDate(text: string, order: DateOrder | null): DateRead {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text) ?? [];
  if (year !== undefined) return dateOf(Number(year), Number(month), Number(day));
  // Of eleven digits on: before 1973 nobody kept files of candidates in milliseconds.
  if (/^\d{11,14}$/.test(text))
    return { date: Temporal.Instant.fromEpochMilliseconds(Number(text)).toString().slice(0, 10) };
  const [, first = '', mark, second = '', last] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ ,T].*)?$/.exec(text) ?? [];
  if (last === undefined) return 'UNREADABLE';
  const dayFirst = dateOf(Number(last), Number(second), Number(first));
  const monthFirst = dateOf(Number(last), Number(first), Number(second));
  // With dots the day stands first everywhere.
  if (mark === '.' || order === 'DMY') return dayFirst;
  if (order === 'MDY') return monthFirst;
  if (dayFirst === 'UNREADABLE') return monthFirst;
  if (monthFirst === 'UNREADABLE' || first === second) return dayFirst;
  return 'AMBIGUOUS';
}

/** An instant of a file, as RFC 3339; a time without a zone is of UTC. Null for what is none. */
export function readInstant(text: string): string | null {
  if (/^\d{11,14}$/.test(text)) return Temporal.Instant.fromEpochMilliseconds(Number(text)).toString();
  const [, date, time = '00:00:00', zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))? ?(Z|UTC|[+-]\d{2}:?\d{2})?$/.exec(text) ?? [];
  if (date === undefined) return null;
  try {
    return Temporal.Instant.from(`${date}T${time}${zone === 'UTC' ? 'Z' : zone}`).toString();
  } catch {
    return null;
  }
}

function dateOf(year: number, month: number, day: number): DateRead {
  try {
    return { date: Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString() };
  } catch {
    return 'UNREADABLE';
  }
}

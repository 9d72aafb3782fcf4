import { Temporal } from 'temporal-polyfill';
import { type MailWords, pageWordsFor } from '../../mails/index.js';

/** In whose language and zone a page tells dates and news: as the mails do. */
export interface PageReader {
  readonly mail: MailWords;
  /** "Friday 4 December 2026": the day of an instant where the reader is, or a calendar date. */
  day(at: Temporal.Instant | Temporal.PlainDate): string;
  /** "10:25". */
  time(at: Temporal.Instant): string;
  /** "Friday 4 December 2026, 10:25"; of an instant of the same day the time alone. */
  until(at: Temporal.Instant, now: Temporal.Instant): string;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
// Of each language a page's zones are few; whoever goes through all of them gains nothing.
const MOST_CLOCKS = 2_000;

/** Made once: to make one takes as long as to render a page. */
function clockOf(dateLocale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${dateLocale} ${timeZone}`;
  const known = clocks.get(key);
  if (known !== undefined) return known;
  if (clocks.size >= MOST_CLOCKS) clocks.clear();
  const made = new Intl.DateTimeFormat(dateLocale, { timeZone, hour: '2-digit', minute: '2-digit' });
  clocks.set(key, made);
  return made;
}

export function pageReaderOf(locale: string, zone: string): PageReader {
  const mail = pageWordsFor(locale);
  const localDay = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  const format = clockOf(mail.reader.dateLocale, zone);
  const time = (at: Temporal.Instant) => format.format(at.epochMilliseconds);
  const day = (at: Temporal.Instant | Temporal.PlainDate) =>
    mail.day((at instanceof Temporal.PlainDate ? at : localDay(at)).toString());
  return {
    mail,
    day,
    time,
    until: (at, now) => (localDay(at).equals(localDay(now)) ? time(at) : `${day(at)}, ${time(at)}`),
  };
}

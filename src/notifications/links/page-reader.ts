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

export function pageReaderOf(locale: string, zone: string): PageReader {
  const mail = pageWordsFor(locale);
  const localDay = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  const format = new Intl.DateTimeFormat(mail.reader.dateLocale, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  });
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

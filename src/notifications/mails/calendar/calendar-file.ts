import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventClass, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { MailFacts } from '../mail-facts.js';
import type { MailKind } from '../mail-kind.js';
import { plainLine } from '../words/mail-subject.js';
import type { MailWords } from '../words/mail-words.js';

/** To be attached as `text/calendar; method=PUBLISH; charset=utf-8`. */
export interface CalendarFile {
  filename: string;
  content: string;
}

/** A promised day as a calendar shows it. */
export interface CalendarEvent {
  uid: string;
  sequence: number;
  /** An instant. */
  stamp: string;
  /** A calendar date. */
  day: string;
  summary: string;
  description: string;
}

/** The mails that promise a date. That it goes on does when the date of the next step comes with it. */
const PROMISES: ReadonlySet<MailKind> = new Set<MailKind>([
  'TIMELINE_SET',
  'TIMELINE_EXTENDED',
  'TIMELINE_ADVANCED',
  'TIMELINE_RECONFIRMED',
  'TIMELINE_RESUMED',
  'OUTCOME_ADVANCED',
]);

/** The entries of one mail: one, or none. */
export function calendarEvents(kind: MailKind, facts: MailFacts, words: MailWords): CalendarEvent[] {
  const { dateNow, milestone, calendarEntry } = facts.timeline;
  if (!PROMISES.has(kind) || !dateNow || !calendarEntry) return [];
  const headline = words.say('set.headline', { milestone, by: words.by(dateNow, 'SHORT') });
  const subject = words.say('subject', { headline, job: facts.job.title, organization: facts.organization.name });
  const sentences = [words.say('now.date', { milestone, by: words.by(dateNow) }), words.say('next.moves', {})];
  return [
    {
      uid: calendarEntry.timelineId,
      sequence: calendarEntry.revision,
      stamp: calendarEntry.revisedAt,
      day: dateNow.date,
      summary: plainLine(subject),
      description: plainLine(words.paragraph(sentences)),
    },
  ];
}

/**
 * RFC 5545. Each event lasts the promised day, a week's or month's the last day of it, and keeps no time busy. A later
 * file with the same UID and a higher SEQUENCE moves the entry. Nobody is invited and nothing is to be answered.
 */
export function calendarFile(events: readonly CalendarEvent[], locale: string): CalendarFile | null {
  if (events.length === 0) return null;
  const calendar = ical({
    prodId: { company: 'Followthrough', product: 'Timelines', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { uid, sequence, stamp, day, summary, description } of events) {
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: new Date(stamp),
      // The library writes the UTC date of an instant.
      timezone: 'UTC',
      start: midnight(Temporal.PlainDate.from(day)),
      end: midnight(Temporal.PlainDate.from(day).add({ days: 1 })),
      allDay: true,
      summary,
      description: { plain: description },
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
      // Whoever shares a calendar at work does not want this in it.
      class: ICalEventClass.PRIVATE,
    });
  }
  return { filename: 'date.ics', content: `${calendar.toString()}\r\n` };
}

function midnight(day: Temporal.PlainDate): Date {
  return new Date(day.toZonedDateTime('UTC').epochMilliseconds);
}

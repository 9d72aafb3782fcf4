import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';

/** To be attached as `text/calendar; method=<method>; charset=utf-8`: clients want both to say the same. */
export interface CalendarFile {
  filename: string;
  method: 'PUBLISH' | 'CANCEL';
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
  /** RFC 5546 wants one, of what is published too; null where nobody has an address. */
  organizer: { name: string; address: string } | null;
  /** The day is promised no more. */
  isCancelled: boolean;
}

/** One bare mailbox, as it can stand in a calendar file. */
const MAILBOX = /^[^\s@"<>;,:\\]+@[^\s@"<>;,:\\]+$/u;

/**
 * RFC 5545, one file for each entry: Outlook opens a file of two as a calendar of its own, and one file has one method.
 * Each event lasts the promised day, a week's or month's the last day of it, and keeps no time busy. A later file with the
 * same UID and a higher SEQUENCE moves the entry or takes it out. Nobody is invited and nothing is to be answered.
 */
export function calendarFiles(events: readonly CalendarEvent[], locale: string): CalendarFile[] {
  return events.map((event, index) => ({
    filename: events.length === 1 ? 'date.ics' : `date-${index + 1}.ics`,
    method: event.isCancelled ? 'CANCEL' : 'PUBLISH',
    content: contentOf(event, locale),
  }));
}

function contentOf(event: CalendarEvent, locale: string): string {
  const { uid, sequence, stamp, day, summary, description, organizer, isCancelled } = event;
  const calendar = ical({
    prodId: { company: 'Followthrough', product: 'Timelines', language: locale.toUpperCase() },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
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
    ...(organizer !== null && MAILBOX.test(organizer.address)
      ? { organizer: { name: organizer.name || organizer.address, email: organizer.address } }
      : {}),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
    // Whoever shares a calendar at work does not want this in it.
    class: ICalEventClass.PRIVATE,
  });
  return `${calendar.toString()}\r\n`;
}

function midnight(day: Temporal.PlainDate): Date {
  return new Date(day.toZonedDateTime('UTC').epochMilliseconds);
}

import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventClass, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { CandidateStatus } from '../../notifications/index.js';
import { pageReader } from './status-reader.js';

// Calendar programs ask again after this long, at the earliest.
const ASK_AGAIN_SECONDS = 4 * 60 * 60;

/**
 * The dates that a candidate's page shows, as a calendar: named by nobody, since a present employer may see it. It shows no
 * more than the page: nothing that was not told, and nothing of an end.
 */
export function calendarOf(status: CandidateStatus): string {
  const { page } = pageReader(status.locale ?? status.writtenIn, status.zone);
  const calendar = ical({
    prodId: { company: 'Followthrough', product: 'Timelines', language: page.locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    name: page.status.calendar.entry,
    ttl: ASK_AGAIN_SECONDS,
  });
  for (const { dates, history } of status.applications) {
    for (const { id, revision, date, isOver, heldUntil } of dates) {
      if (isOver || heldUntil !== null) continue;
      const day = Temporal.PlainDate.from(date.date);
      calendar.createEvent({
        id: `page-${id}`,
        sequence: revision,
        stamp: new Date((history[0]?.at ?? status.now).epochMilliseconds),
        timezone: 'UTC',
        start: midnight(day),
        end: midnight(day.add({ days: 1 })),
        allDay: true,
        summary: page.status.calendar.entry,
        transparency: ICalEventTransparency.TRANSPARENT,
        busystatus: ICalEventBusyStatus.FREE,
        class: ICalEventClass.PRIVATE,
      });
    }
  }
  return `${calendar.toString()}\r\n`;
}

function midnight(day: Temporal.PlainDate): Date {
  return new Date(day.toZonedDateTime('UTC').epochMilliseconds);
}

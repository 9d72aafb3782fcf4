import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventClass, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';

/** A decision that is due, or was, of one candidate. */
export interface DueDecision {
  readonly timelineId: string;
  readonly revision: number;
  readonly decisionDate: string;
  readonly milestone: 'DECISION' | 'NEXT_STEP';
  /** Decided or ended: it is taken out of the calendar. */
  readonly isOver: boolean;
  readonly isHeld: boolean;
  /** When it last changed. */
  readonly changedAt: Date;
  readonly candidateName: string;
  readonly jobTitle: string;
  readonly url: string | null;
}

// What calendar programs are asked for; most take longer.
const refreshSeconds = 3600;

const milestones = { DECISION: 'Decision due', NEXT_STEP: 'Next step due' } as const;

/**
 * Everything as one calendar that is published (RFC 5545, 7986): the same bytes for the same decisions. An entry keeps its
 * UID; whatever changes it raises its SEQUENCE. A candidate stands in it by their initials: what a calendar program keeps
 * is not erased with them.
 */
export function memberCalendar(decisions: readonly DueDecision[]): string {
  const calendar = ical({
    name: 'Followthrough',
    prodId: { company: 'Followthrough', product: 'Due decisions', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  });
  for (const decision of decisions) {
    const { timelineId, revision, milestone, isOver, isHeld, changedAt, jobTitle, url } = decision;
    const day = Temporal.PlainDate.from(decision.decisionDate);
    calendar.createEvent({
      id: `${timelineId}@due.followthrough`,
      // That it is decided is no revision, and takes it out.
      sequence: revision * 2 + (isOver ? 1 : 0),
      stamp: changedAt,
      lastModified: changedAt,
      timezone: 'UTC',
      start: midnight(day),
      end: midnight(day.add({ days: 1 })),
      allDay: true,
      summary: `${milestones[milestone]}: ${initialsOf(decision.candidateName)}, ${jobTitle}${isHeld ? ' (on hold)' : ''}`,
      ...(url === null ? {} : { url }),
      status: statusOf(isOver, isHeld),
      busystatus: ICalEventBusyStatus.FREE,
      class: ICalEventClass.PRIVATE,
    });
  }
  return `${calendar.toString()}\r\n`;
}

function statusOf(isOver: boolean, isHeld: boolean): ICalEventStatus {
  if (isOver) return ICalEventStatus.CANCELLED;
  return isHeld ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
  return words.map((word) => `${[...word].find((letter) => /\p{L}/u.test(letter))}.`).join(' ') || '–';
}

function midnight(day: Temporal.PlainDate): Date {
  return new Date(day.toZonedDateTime('UTC').epochMilliseconds);
}

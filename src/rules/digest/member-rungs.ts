import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { addBusinessDays, openDayFrom } from '../calendar/business-days.js';
import { isBefore } from '../calendar/instants.js';
import type { Policy } from '../policy/policy.js';
import { type DigestSpan, digestInstant } from './digest-days.js';

export type ReminderKind = 'DECISION_DUE' | 'OVERDUE' | 'ESCALATED';

/** One reminder of a decision date. */
export interface Rung {
  readonly kind: ReminderKind;
  /** Business days from the decision date. */
  readonly offset: number;
  /** The local day in whose digest it goes. */
  readonly day: Temporal.PlainDate;
}

/** What a member is to a candidate's job. */
export interface Part {
  /** Whose candidate it is: the job's recruiter, and of a job that has none every admin. */
  readonly recruits: boolean;
  readonly decides: boolean;
  readonly oversees: boolean;
}

/** What the reminders of one timeline follow from. */
export interface RungFacts {
  /** The current one, told or not. */
  readonly decisionDate: Temporal.PlainDate;
  /** When its latest revision was made, of whatever kind. */
  readonly revisedAt: Temporal.Instant;
  /** Held, decided or closed: nobody is reminded. */
  readonly silent: boolean;
  /** The last hold that ended, and since when the date that stands now was held. */
  readonly hold: { readonly from: Temporal.Instant; readonly until: Temporal.Instant } | null;
}

const hears: Record<ReminderKind, (part: Part) => boolean> = {
  DECISION_DUE: ({ recruits }) => recruits,
  OVERDUE: ({ recruits, decides }) => recruits || decides,
  ESCALATED: ({ recruits, decides, oversees }) => recruits || decides || oversees,
};

/** Rule 11: the reminders of a decision date, in their order. One that falls on a closed day goes before it. */
export function rungsOf(
  date: Temporal.PlainDate,
  { before, overdue, escalated }: Policy['reminders'],
  calendar: BusinessCalendar,
): Rung[] {
  const rung = (kind: ReminderKind, offset: number): Rung => {
    return { kind, offset, day: openDayFrom(addBusinessDays(date, offset, calendar), calendar, -1) };
  };
  return [
    rung('DECISION_DUE', 0 - before),
    rung('DECISION_DUE', 0),
    rung('OVERDUE', overdue),
    rung('ESCALATED', escalated),
  ];
}

/**
 * Rules 11 and 14: the reminder which a digest brings a member of one timeline, the highest if it is more than one;
 * null: none. Whether they were told it before, of the same revision, is for the caller to look up.
 */
export function reminderIn(
  span: DigestSpan,
  facts: RungFacts,
  part: Part,
  { reminders }: Pick<Policy, 'reminders'>,
  calendar: BusinessCalendar,
): Rung | null {
  if (facts.silent) return null;
  const told = rungsOf(facts.decisionDate, reminders, calendar).filter(
    (rung) => hears[rung.kind](part) && (fallsIn(span, rung, facts) || wasHeldBack(span, rung, facts)),
  );
  const highest = told.at(-1);
  // After a hold, or days without a worker: that a date is due is no reminder any more once it is over.
  const isOver = Temporal.PlainDate.compare(facts.decisionDate, span.day) < 0;
  return highest === undefined || (highest.kind === 'DECISION_DUE' && isOver) ? null : highest;
}

/** A reminder whose time had gone by when its revision was made is skipped. */
function fallsIn({ after, day, zone }: DigestSpan, rung: Rung, { revisedAt }: RungFacts): boolean {
  const isInSpan = Temporal.PlainDate.compare(after, rung.day) < 0 && Temporal.PlainDate.compare(rung.day, day) <= 0;
  return isInSpan && !isBefore(digestInstant(rung.day, zone), revisedAt);
}

/** Rule 14: what was missed during a hold goes in the first digest from its end. */
function wasHeldBack({ after, day, zone }: DigestSpan, rung: Rung, { hold }: RungFacts): boolean {
  if (hold === null) return false;
  const isFirstDigest =
    isBefore(digestInstant(after, zone), hold.until) && !isBefore(digestInstant(day, zone), hold.until);
  const at = digestInstant(rung.day, zone);
  return isFirstDigest && !isBefore(at, hold.from) && isBefore(at, hold.until);
}

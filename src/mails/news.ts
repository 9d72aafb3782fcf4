import type {
  CalendarDate,
  EndedEntry,
  MailMilestone,
  MailNews,
  MailNote,
  MailOutcome,
  MailReason,
  MailReceipt,
  MailTimeline,
  PromisedDate,
} from './mail-facts.js';

/** A timeline at the instant at which a mail about it is composed. */
export interface NewsTimeline {
  timelineId: string;
  milestone: MailMilestone;
  /** The number of its latest revision, from 1. */
  revision: number;
  /** What the candidate was last told; null before they were told anything. */
  disclosed: PromisedDate | null;
  /** The disclosed date is over. */
  disclosedIsOver: boolean;
  current: PromisedDate;
  holdUntil: CalendarDate | null;
  /** The day on which the last hold ended, if the disclosed date passed during it. */
  holdEndedOn: CalendarDate | null;
  /** How many of its promises broke until now. */
  slipCount: number;
}

/** What members said of the changes that a mail tells. */
export interface ChangeWords {
  reason: MailReason | null;
  note: MailNote | null;
  /** When the latest of the changes was made, an instant. */
  revisedAt: string;
  /** Of a hold: the day by which the candidate hears again. */
  nextWordOn: CalendarDate | null;
}

/** One of the notes that there is no answer: that the date passed, and those after it. */
export interface NewsNote {
  /** 0 says that the date passed; the later ones are counted from 1. */
  number: number;
  /** The day by which the candidate hears again. */
  nextWordOn: CalendarDate;
  isLast: boolean;
}

/** A decision as it is told. */
export interface NewsOutcome {
  outcome: MailOutcome;
  note: MailNote | null;
  corrects: MailOutcome['kind'] | null;
  /** The day by which the candidate hears what follows. */
  nextWordOn: CalendarDate | null;
  /** The date that was promised in the same step, if the process goes on. */
  next: MailTimeline | null;
  endedEntries: readonly EndedEntry[];
}

/** A date as the candidate's page shows it. */
export interface ShownPromise {
  milestone: MailMilestone;
  date: PromisedDate;
  heldUntil: CalendarDate | null;
  isOver: boolean;
  /** The day by which they hear next, if nobody does anything; null: nobody can say. */
  nextWordOn: CalendarDate | null;
}

/** What was known, what holds now, and what was said of it. */
export function newsOfChange(state: NewsTimeline, { reason, note, revisedAt, nextWordOn }: ChangeWords): MailNews {
  const { timelineId, revision, slipCount, disclosedIsOver } = state;
  const calendarEntry = { timelineId, revision, revisedAt };
  return {
    timeline: { ...timelineOf(state), calendarEntry },
    reason,
    note,
    nextWordOn,
    slipNumber: Math.max(1, slipCount),
    dateBeforeIsOver: disclosedIsOver,
  };
}

/** That there is none. */
export function newsOfNote(state: NewsTimeline, { number, nextWordOn, isLast }: NewsNote): MailNews {
  return {
    timeline: timelineOf(state),
    reason: null,
    note: null,
    nextWordOn,
    noteNumber: number,
    lastNote: isLast,
    holdEndedOn: number === 0 ? state.holdEndedOn : null,
  };
}

export function newsOfOutcome({ outcome, note, corrects, nextWordOn, next, endedEntries }: NewsOutcome): MailNews {
  return { timeline: next ?? NO_DATES, reason: null, note, outcome, corrects, nextWordOn, endedEntries };
}

/**
 * What the candidate did has arrived; with the date that holds, where one does, or with those that a withdrawal ends.
 * @param shown the nearest date that their page shows of the application; null: none
 */
export function newsOfReceipt(
  receipt: MailReceipt,
  shown: ShownPromise | null,
  endedEntries: readonly EndedEntry[] = [],
): MailNews {
  const standing = shown?.heldUntil === null ? shown : null;
  const timeline =
    standing === null || standing.isOver
      ? NO_DATES
      : { ...NO_DATES, milestone: standing.milestone, dateNow: standing.date };
  // While the date is ahead, that is when they hear.
  const nextWordOn = receipt.act === 'UPDATE_REQUEST' && standing?.isOver ? standing.nextWordOn : null;
  return { timeline, reason: null, note: null, receipt, nextWordOn, endedEntries };
}

const NO_DATES: MailTimeline = { milestone: 'DECISION', dateBefore: null, dateNow: null, holdUntil: null };

function timelineOf({ milestone, disclosed, current, holdUntil }: NewsTimeline): MailTimeline {
  return { milestone, dateBefore: disclosed, dateNow: current, holdUntil };
}

import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { localDate } from '../calendar/local-date.js';
import type { Policy } from '../policy/policy.js';
import { nextWordDay } from '../timeline/next-action.js';
import type { TimelineFacts } from '../timeline/timeline-facts.js';

/** Rules 5 and 6: what is said of a promise that passed: that it did, or the how-manieth time that nothing is decided. */
export interface Note {
  readonly kind: 'TIMELINE_PASSED' | 'STILL_UNDECIDED';
  /** The revision whose promise passed. */
  readonly promise: number;
  /** 0 says that it passed; the later ones are counted from 1. */
  readonly number: number;
  /** The day by which the candidate hears again. */
  readonly nextWordOn: Temporal.PlainDate;
  /** The last one says that a person will be in touch by then. */
  readonly isLast: boolean;
}

/** The note that is due at this instant; it is asked for only where a promise stands. */
export function noteOf(facts: TimelineFacts, policy: Policy, calendar: BusinessCalendar, now: Temporal.Instant): Note {
  if (facts.disclosed === null) throw new Error('nothing was promised that could pass');
  const { promise } = facts.disclosed;
  const number = facts.unanswered?.promise === promise ? facts.unanswered.recorded + 1 : 0;
  return {
    kind: number === 0 ? 'TIMELINE_PASSED' : 'STILL_UNDECIDED',
    promise,
    number,
    nextWordOn: nextWordDay(localDate(now, facts.candidateZone), policy, calendar),
    isLast: number >= policy.undecided.notes,
  };
}

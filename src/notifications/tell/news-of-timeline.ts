import type { Temporal } from 'temporal-polyfill';
import type { MailNews, MailNote, NewsTimeline, PromisedDate } from '../../mails/index.js';
import * as mails from '../../mails/index.js';
import {
  comparedWith,
  dueInstant,
  isBefore,
  type JobRules,
  localDate,
  type Note,
  type TimelineFacts,
  wordAfterHold,
} from '../../rules/index.js';
import type { ChangeReason, TimelineEntity } from '../../timelines/index.js';

/** What members said of the changes that a mail tells. */
export interface NewsWords {
  readonly reason: ChangeReason | null;
  readonly note: MailNote | null;
  /** When the latest of them was made. */
  readonly at: Date;
}

/** What a mail says of a timeline that its facts do not. */
type Told = Pick<TimelineEntity, 'id' | 'milestone' | 'slipCount'>;

/** The news of changes: what was known, what holds now, and what was said of it. */
export function newsOfChange(
  timeline: Told,
  facts: TimelineFacts,
  rules: JobRules,
  { reason, note, at }: NewsWords,
  now: Temporal.Instant,
): MailNews {
  const nextWordOn = wordAfterHold(facts, rules, now)?.toString() ?? null;
  const state = stateOf(timeline, facts, now);
  return mails.newsOfChange(state, { reason, note, revisedAt: at.toISOString(), nextWordOn });
}

/** The news that there is none. */
export function newsOfNote(
  timeline: Told,
  facts: TimelineFacts,
  { number, nextWordOn, isLast }: Note,
  now: Temporal.Instant,
): MailNews {
  const state = stateOf(timeline, facts, now);
  return mails.newsOfNote(state, { number, nextWordOn: nextWordOn.toString(), isLast });
}

function stateOf({ id, milestone, slipCount }: Told, facts: TimelineFacts, now: Temporal.Instant): NewsTimeline {
  const { revision, heldUntil, resumedAt, zone } = facts;
  const disclosed = comparedWith(facts);
  const due = disclosed === null ? null : dueInstant(disclosed.decisionDate, zone);
  // They were told of a hold and not of its end: the date was over by then.
  const endedPastDate = disclosed?.heldUntil != null && resumedAt !== null && due !== null && !isBefore(resumedAt, due);
  return {
    timelineId: id,
    milestone,
    revision,
    disclosed: disclosed && promised(disclosed.decisionDate, disclosed.precision),
    disclosedIsOver: due !== null && !isBefore(now, due),
    current: promised(facts.decisionDate, facts.precision),
    holdUntil: heldUntil?.toString() ?? null,
    holdEndedOn: endedPastDate ? localDate(resumedAt, zone).toString() : null,
    slipCount,
  };
}

function promised(date: Temporal.PlainDate, precision: TimelineFacts['precision']): PromisedDate {
  return { date: date.toString(), precision };
}

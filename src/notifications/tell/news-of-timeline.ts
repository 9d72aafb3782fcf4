import type { Temporal } from 'temporal-polyfill';
import type { Note, TimelineFacts } from '../../rules/index.js';
import type { ChangeReason, TimelineEntity } from '../../timelines/index.js';
import type { News } from './candidate-mail.js';

/** What members said of the changes that a mail tells. */
export interface Words {
  readonly reason: ChangeReason | null;
  readonly note: string | null;
  /** When the latest of them was made. */
  readonly at: Date;
}

/** The news of changes: what was known, what holds now, and what was said of it. */
export function newsOfChange(timeline: TimelineEntity, facts: TimelineFacts, { reason, note, at }: Words): News {
  const revisedAt = at.toISOString();
  const calendarEntry = { timelineId: timeline.id, revision: facts.revision, revisedAt };
  return { timeline: { ...timelineOf(timeline, facts), calendarEntry }, reason, note };
}

/** The news that there is none. */
export function newsOfNote(timeline: TimelineEntity, facts: TimelineFacts, { nextWordOn, isLast }: Note): News {
  return {
    timeline: timelineOf(timeline, facts),
    reason: null,
    note: null,
    nextWordOn: nextWordOn.toString(),
    lastNote: isLast,
  };
}

function timelineOf({ milestone }: TimelineEntity, facts: TimelineFacts): News['timeline'] {
  const { disclosed, heldUntil } = facts;
  const promised = (date: Temporal.PlainDate, precision: TimelineFacts['precision']) => ({
    date: date.toString(),
    precision,
  });
  return {
    milestone,
    dateBefore: disclosed === null ? null : promised(disclosed.decisionDate, disclosed.precision),
    dateNow: promised(facts.decisionDate, facts.precision),
    followUpDate: facts.followUpDate.toString(),
    holdUntil: heldUntil?.toString() ?? null,
  };
}

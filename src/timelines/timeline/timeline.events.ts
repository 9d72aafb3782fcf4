import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

const ofTimeline = { timelineId: z.uuid(), applicationId: z.uuid() };

/** A revision was appended: the date moved, was reconfirmed, held or resumed. */
export const timelineRevised = eventType('timeline.revised', z.object({ ...ofTimeline, revision: z.int() }));

/** A promise broke. */
export const timelineSlipped = eventType(
  'timeline.slipped',
  z.object({ ...ofTimeline, brokenRevision: z.int(), kind: z.enum(['EXTENDED', 'PASSED']) }),
);

/** The instant has come at which the candidate is to be told something of this timeline. */
export const timelineNoticeDue = eventType(
  'timeline.notice_due',
  z.object({ ...ofTimeline, what: z.enum(['CHANGE', 'PASSED', 'UNDECIDED']) }),
);

/** Changes have rested long enough to be told. */
export const timelineChangesSettled = eventType('timeline.changes_settled', z.object(ofTimeline));

/** A candidate came to know a date, or not to know it any more, while a decision about the application waits to be told. */
export const promiseChanged = eventType('timeline.promise_changed', z.object({ applicationId: z.uuid() }));

/**
 * A zone, a calendar or a policy changed: when something next happens is to be calculated anew, of all open timelines or of
 * one job's, those after the given one.
 */
export const timelinesOutdated = eventType(
  'timelines.outdated',
  z.object({ jobId: z.uuid().nullable(), after: z.uuid().nullable() }),
);

/** Changes that waited to be told need not be told any more. */
export const timelineChangesDropped = eventType(
  'timeline.changes_dropped',
  z.object({
    ...ofTimeline,
    sinceRevision: z.int(),
    revision: z.int(),
    kind: z.enum(['SET', 'EXTENDED', 'ADVANCED', 'RECONFIRMED', 'HELD', 'RESUMED']),
    because: z.enum(['TOLD_BY_MEMBER', 'DECIDED', 'CANCELLED', 'NOT_APPROVED']),
  }),
);

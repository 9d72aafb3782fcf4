import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

/** The instant has come at which a decision is to be told that was not to be told at once. */
export const outcomeNoticeDue = eventType(
  'outcome.notice_due',
  z.object({ applicationId: z.uuid(), outcomeId: z.uuid() }),
);

/** A zone, a calendar or a policy changed: when decisions are told that wait is to be calculated anew, of all or of a job. */
export const outcomesOutdated = eventType('outcomes.outdated', z.object({ jobId: z.uuid().nullable() }));

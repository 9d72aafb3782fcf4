import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

/** The instant has come at which a decision is to be told that was not to be told at once. */
export const outcomeNoticeDue = eventType(
  'outcome.notice_due',
  z.object({ applicationId: z.uuid(), outcomeId: z.uuid() }),
);

import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

/** A word of another system means something else from now on: what was said with it is read anew, behind `after`. */
export const atsWordChanged = eventType(
  'ats_word.changed',
  z.object({
    connectionId: z.uuid(),
    kind: z.enum(['JOB_STATUS', 'APPLICATION_STATUS', 'STAGE', 'REJECTION_REASON', 'INTERVIEW_STATUS']),
    word: z.string(),
    after: z.string().nullable(),
  }),
);

import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

/** Another version of the policy holds from `effectiveFrom` on: the organization's, or what a job changes of it. */
export const policyChanged = eventType(
  'policy.changed',
  z.object({ jobId: z.uuid().nullable(), effectiveFrom: z.iso.datetime() }),
);

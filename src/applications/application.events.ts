import { z } from 'zod';
import { eventType } from '../platform/events/event-type.js';

/** A decision about an application was recorded. */
export const applicationDecided = eventType(
  'application.decided',
  z.object({ applicationId: z.uuid(), outcomeId: z.uuid(), alreadyTold: z.boolean() }),
);

/** The candidate has been told of a decision. */
export const outcomeTold = eventType('outcome.told', z.object({ applicationId: z.uuid(), outcomeId: z.uuid() }));

import { z } from 'zod';
import { eventType } from '../platform/events/event-type.js';

/** Something about a candidate that decides when or where they are told has changed. */
export const candidateChanged = eventType('candidate.changed', z.object({ candidateId: z.uuid() }));

import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

/** An address may be written to again. */
export const suppressionReleased = eventType('suppression.released', z.object({ suppressionId: z.uuid() }));

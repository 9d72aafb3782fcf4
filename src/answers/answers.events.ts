import { z } from 'zod';
import { eventType } from '../platform/events/event-type.js';

/** A decision that was answered by a link has waited long enough to be one. */
export const linkAnswerDue = eventType('link_answer.due', z.object({ answerId: z.uuid() }));

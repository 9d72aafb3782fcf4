import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

/** More rows waited for what has come than are applied with it: they are looked at next. */
export const heldRowsDue = eventType('ats_held_rows.due', z.object({ connectionId: z.uuid() }));

import { z } from 'zod';
import { eventType } from '../events/event-type.js';

/** A row of that table carries the reference of another system from now on: of one that may have waited for it. */
export const externalRefGiven = eventType('external_ref.given', z.object({ table: z.string(), rowId: z.uuid() }));

import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

/** A member was added, changed or removed. */
export const memberChanged = eventType('member.changed', z.object({ memberId: z.uuid() }));

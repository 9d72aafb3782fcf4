import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

/** It was decided not to tell a candidate something, and why. */
export const notificationWithheld = eventType('notification.withheld', z.object({ notificationId: z.uuid() }));

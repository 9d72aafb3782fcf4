import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

/** The mail server accepted the message: it answered 2xx to the final dot. */
export const messageSent = eventType('message.sent', z.object({ messageId: z.uuid() }));

/** The message will not be sent: it was refused for good, tried for too long, or nothing is sent to its address. */
export const messageFailed = eventType('message.failed', z.object({ messageId: z.uuid(), failure: z.string() }));

/**
 * It was accepted, and came back: its reader does not know what it says. `again` if that was known, and a later report says
 * something harder.
 */
export const messageBounced = eventType(
  'message.bounced',
  z.object({ messageId: z.uuid(), again: z.boolean().default(false) }),
);

/** Its reader marked it as spam: nothing is sent to that address any more. */
export const messageComplained = eventType('message.complained', z.object({ messageId: z.uuid() }));

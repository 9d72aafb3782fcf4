import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';
import { FOLLOW_UP_KINDS } from './follow-up-kind.js';

const followUp = z.object({
  followUpId: z.uuid(),
  applicationId: z.uuid(),
  kind: z.enum(FOLLOW_UP_KINDS),
});

/** A candidate sent something. Until it leaves they can take it back. */
export const followUpMade = eventType('follow_up.made', followUp);

/** It cannot be taken back any more: whoever takes care of the candidate is told. */
export const followUpLeft = eventType('follow_up.left', followUp);

export const followUpAnswered = eventType('follow_up.answered', followUp);

import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

/** What rows of theirs wait for. */
export const awaitedTypes = ['JOB', 'CANDIDATE', 'APPLICATION'] as const;

const payload = z.object({
  connectionId: z.uuid(),
  /** A row of ours that got the reference by another door than the sync; left out: whatever has come. */
  for: z.object({ type: z.enum(awaitedTypes), rowId: z.uuid() }).optional(),
});

export type HeldRowsDue = z.infer<typeof payload>;

/** Rows may wait for what has come, more of them than were applied with it: they are looked at next. */
export const heldRowsDue = eventType('ats_held_rows.due', payload);

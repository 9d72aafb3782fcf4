import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

/** What rows of theirs wait for. */
export const awaitedTypes = ['JOB', 'CANDIDATE', 'APPLICATION'] as const;

export interface HeldRowsDue {
  readonly connectionId: string;
  /** A row of ours that got the reference by another door than the sync; left out: whatever has come. */
  readonly for?: { readonly type: (typeof awaitedTypes)[number]; readonly rowId: string } | undefined;
}

/** Rows may wait for what has come, more of them than were applied with it: they are looked at next. */
export const heldRowsDue = eventType<HeldRowsDue>(
  'ats_held_rows.due',
  z.object({
    connectionId: z.uuid(),
    for: z.object({ type: z.enum(awaitedTypes), rowId: z.uuid() }).optional(),
  }),
);

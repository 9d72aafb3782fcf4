import { z } from 'zod';
import { eventType } from '../platform/events/event-type.js';

/** Something about a candidate that decides when or where they are told has changed. */
export const candidateChanged = eventType('candidate.changed', z.object({ candidateId: z.uuid() }));

/** Two candidates are one person: what the first applied for is the other's from now on. Each module moves what it keeps of it. */
export const candidatesMerged = eventType(
  'candidates.merged',
  z.object({ fromCandidateId: z.uuid(), candidateId: z.uuid() }),
);

/** A candidate was erased. Each module takes what is personal out of its own tables, in the same transaction. */
export const candidateErased = eventType('candidate.erased', z.object({ candidateId: z.uuid() }));

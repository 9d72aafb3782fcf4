import { z } from 'zod';
import { eventType } from '../platform/events/event-type.js';

/** Somebody applies for a job. */
export const applicationCreated = eventType('application.created', z.object({ applicationId: z.uuid() }));

/** A decision about an application was recorded. */
export const applicationDecided = eventType(
  'application.decided',
  z.object({ applicationId: z.uuid(), outcomeId: z.uuid(), alreadyTold: z.boolean() }),
);

/** An application ended without a decision: withdrawn, hired elsewhere, erased. */
export const applicationEnded = eventType('application.ended', z.object({ applicationId: z.uuid() }));

/** A decision was corrected or taken back, or its application ended: it is told no more. */
export const outcomeSuperseded = eventType(
  'outcome.superseded',
  z.object({ applicationId: z.uuid(), outcomeId: z.uuid(), because: z.enum(['SUPERSEDED', 'CANCELLED']) }),
);

/**
 * A decision was taken back, or a withdrawal: the application is active again. `decidedAt` says which timelines the
 * decision had decided, and those that it corrected, the latest first; `wasTold`, whether the candidate knew it.
 */
export const applicationReopened = eventType(
  'application.reopened',
  z.object({ applicationId: z.uuid(), decidedAt: z.array(z.iso.datetime()), wasTold: z.boolean() }),
);

/** An interview took place after which a decision is expected. */
export const interviewCompleted = eventType(
  'interview.completed',
  z.object({ applicationId: z.uuid(), completedAt: z.iso.datetime() }),
);

/** A member spoke with the candidate. */
export const contactLogged = eventType(
  'contact.logged',
  z.object({ applicationId: z.uuid(), at: z.iso.datetime(), toldDate: z.boolean() }),
);

/** The candidate has been told of a decision. */
export const outcomeTold = eventType('outcome.told', z.object({ applicationId: z.uuid(), outcomeId: z.uuid() }));

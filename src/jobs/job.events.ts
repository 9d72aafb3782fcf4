import { z } from 'zod';
import { eventType } from '../platform/events/event-type.js';

/** A job was put on hold until a day, or its hold got another end: what was promised to its candidates waits. */
export const jobHeld = eventType('job.held', z.object({ jobId: z.uuid(), until: z.iso.date() }));

/** A job that was on hold goes on. */
export const jobResumed = eventType('job.resumed', z.object({ jobId: z.uuid() }));

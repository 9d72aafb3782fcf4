import { z } from 'zod';
import { eventType } from '../platform/events/event-type.js';

/** A job was put on hold until a day, or its hold got another end: what was promised to its candidates waits. */
export const jobHeld = eventType('job.held', z.object({ jobId: z.uuid(), until: z.iso.date() }));

/** A job that was on hold goes on. */
export const jobResumed = eventType('job.resumed', z.object({ jobId: z.uuid() }));

/** A job got another time zone, in which its dates begin and end from now on, or another recruiter, whose mornings count. */
export const jobMoved = eventType('job.moved', z.object({ jobId: z.uuid() }));

/** The day has come on which the hold of a job was to end, unless it got another end or was ended before. */
export const jobHoldDue = eventType('job.hold_due', z.object({ jobId: z.uuid(), until: z.iso.date() }));

/** A job was closed, and nobody is left who applies for it. */
export const jobClosed = eventType('job.closed', z.object({ jobId: z.uuid() }));

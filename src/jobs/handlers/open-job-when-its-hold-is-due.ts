import { handler } from '../../platform/events/subscription.js';
import { jobHoldDue } from '../job.events.js';
import { JobsService } from '../jobs.service.js';

export const openJobWhenItsHoldIsDue = handler({
  name: 'open-job-when-its-hold-is-due',
  on: jobHoldDue,
  inject: [JobsService],
  run: ([jobs], { jobId, until }, tx) => jobs.endHold(tx, jobId, until),
});

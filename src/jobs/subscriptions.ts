import { organizationChanged } from '../organizations/index.js';
import { type DeclaredSubscription, listener } from '../platform/events/subscription.js';
import { openJobWhenItsHoldIsDue } from './handlers/open-job-when-its-hold-is-due.js';
import { JobsService } from './jobs.service.js';

const moveJobsWhenOrganizationChanges = listener({
  name: 'move-jobs-when-organization-changes',
  on: organizationChanged,
  inject: [JobsService],
  run: ([jobs], _, tx) => jobs.organizationMoved(tx),
});

/** What jobs hear of, in the order in which it is done. */
export const jobSubscriptions: readonly DeclaredSubscription[] = [
  moveJobsWhenOrganizationChanges,
  openJobWhenItsHoldIsDue,
];

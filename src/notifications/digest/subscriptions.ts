import { memberChanged, organizationChanged } from '../../organizations/index.js';
import { type DeclaredSubscription, listener } from '../../platform/events/subscription.js';
import { DigestSchedules } from './digest-schedules.js';

const scheduleDigestWhenMemberChanges = listener({
  name: 'schedule-digest-when-member-changes',
  on: memberChanged,
  inject: [DigestSchedules],
  run: ([schedules], { memberId }, tx) => schedules.memberChanged(tx, memberId),
});

const scheduleDigestsWhenOrganizationChanges = listener({
  name: 'schedule-digests-when-organization-changes',
  on: organizationChanged,
  inject: [DigestSchedules],
  run: ([schedules], _, tx) => schedules.organizationChanged(tx),
});

/** What digests hear of. */
export const digestSubscriptions: readonly DeclaredSubscription[] = [
  scheduleDigestWhenMemberChanges,
  scheduleDigestsWhenOrganizationChanges,
];

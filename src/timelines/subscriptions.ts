import { Temporal } from 'temporal-polyfill';
import {
  applicationDecided,
  applicationEnded,
  applicationReopened,
  contactLogged,
  interviewCompleted,
  outcomeTold,
} from '../applications/index.js';
import { CandidateEntity, candidateChanged, candidateErased, candidatesMerged } from '../candidates/index.js';
import { jobHeld, jobMoved, jobResumed } from '../jobs/index.js';
import { memberChanged, organizationChanged, organizationRules, policyChanged } from '../organizations/index.js';
import { type DeclaredSubscription, listener } from '../platform/events/subscription.js';
import { moveNextDatesWhenBulkBatchIsDue } from './handlers/move-next-dates-when-bulk-batch-is-due.js';
import { recalculateTimelinesWhenTheyAreOutdated } from './handlers/recalculate-timelines-when-they-are-outdated.js';
import { TimelinesPersonalData } from './personal-data.js';
import { CircumstancesService } from './timeline/circumstances.service.js';
import { EndingsService } from './timeline/endings.service.js';
import { timelinesOutdated } from './timeline/timeline.events.js';
import { TimelineChanges } from './timeline/timeline-changes.js';
import { TimelineRecalculation } from './timeline/timeline-recalculation.js';

const eraseTimelinesWhenCandidateIsErased = listener({
  name: 'erase-timelines-when-candidate-is-erased',
  on: candidateErased,
  inject: [TimelinesPersonalData],
  run: ([data], { candidateId }, tx) => data.erase(tx, candidateId),
});

const endTimelinesWhenApplicationIsDecided = listener({
  name: 'end-timelines-when-application-is-decided',
  on: applicationDecided,
  inject: [EndingsService],
  run: ([endings], { applicationId }, tx) => endings.decided(tx, applicationId),
});

const closeTimelinesWhenOutcomeIsTold = listener({
  name: 'close-timelines-when-outcome-is-told',
  on: outcomeTold,
  inject: [EndingsService],
  run: ([endings], { applicationId }, tx) => endings.outcomeTold(tx, applicationId),
});

const cancelTimelinesWhenApplicationEnds = listener({
  name: 'cancel-timelines-when-application-ends',
  on: applicationEnded,
  inject: [EndingsService],
  run: ([endings], { applicationId }, tx) => endings.cancelled(tx, applicationId),
});

const reopenTimelinesWhenApplicationIsReopened = listener({
  name: 'reopen-timelines-when-application-is-reopened',
  on: applicationReopened,
  inject: [EndingsService],
  run: ([endings], { applicationId, decidedAt }, tx) =>
    endings.reopened(
      tx,
      applicationId,
      decidedAt.map((at) => new Date(at)),
    ),
});

const setTimelineWhenInterviewCompletes = listener({
  name: 'set-timeline-when-interview-completes',
  on: interviewCompleted,
  inject: [CircumstancesService],
  run: ([circumstances], { applicationId, completedAt }, tx) =>
    circumstances.interviewCompleted(tx, applicationId, Temporal.Instant.from(completedAt)),
});

const touchTimelinesWhenContactIsLogged = listener({
  name: 'touch-timelines-when-contact-is-logged',
  on: contactLogged,
  inject: [CircumstancesService],
  run: ([circumstances], { applicationId, at, toldDate }, tx) =>
    circumstances.contactLogged(tx, applicationId, { at: Temporal.Instant.from(at), toldDate }),
});

const holdTimelinesWhenJobIsHeld = listener({
  name: 'hold-timelines-when-job-is-held',
  on: jobHeld,
  inject: [CircumstancesService],
  run: ([circumstances], { jobId, until }, tx) => circumstances.jobHeld(tx, jobId, Temporal.PlainDate.from(until)),
});

const resumeTimelinesWhenJobResumes = listener({
  name: 'resume-timelines-when-job-resumes',
  on: jobResumed,
  inject: [CircumstancesService],
  run: ([circumstances], { jobId }, tx) => circumstances.jobResumed(tx, jobId),
});

const moveTimelinesWhenCandidateChanges = listener({
  name: 'move-timelines-when-candidate-changes',
  on: candidateChanged,
  inject: [CircumstancesService],
  run: async ([circumstances], { candidateId }, tx) => {
    const { organizationId, manager } = tx;
    const { timeZone } = await manager.findOneByOrFail(CandidateEntity, { organizationId, id: candidateId });
    await circumstances.candidateMoved(tx, candidateId, timeZone ?? (await organizationRules(tx)).timeZone);
  },
});

const moveTimelinesWhenCandidatesAreMerged = listener({
  name: 'move-timelines-when-candidates-are-merged',
  on: candidatesMerged,
  inject: [TimelineChanges],
  run: ([changes], { fromCandidateId, candidateId }, tx) => changes.giveTo(tx, fromCandidateId, candidateId),
});

// Rule 18: from when they hold on, every open timeline goes by the rules as they are then.
const outdateTimelinesWhenOrganizationChanges = listener({
  name: 'outdate-timelines-when-organization-changes',
  on: organizationChanged,
  inject: [],
  run: (_, __, tx) => tx.publish(timelinesOutdated, { jobId: null, after: null }),
});

const outdateTimelinesWhenJobMoves = listener({
  name: 'outdate-timelines-when-job-moves',
  on: jobMoved,
  inject: [],
  run: (_, { jobId }, tx) => tx.publish(timelinesOutdated, { jobId, after: null }),
});

const recalculateTimelinesWhenMemberChanges = listener({
  name: 'recalculate-timelines-when-member-changes',
  on: memberChanged,
  inject: [TimelineRecalculation],
  run: ([recalculation], { memberId }, tx) => recalculation.memberChanged(tx, memberId),
});

const outdateTimelinesWhenPolicyChanges = listener({
  name: 'outdate-timelines-when-policy-changes',
  on: policyChanged,
  inject: [],
  run: (_, { jobId, effectiveFrom }, tx) =>
    tx.publish(timelinesOutdated, { jobId, after: null }, { notBefore: Temporal.Instant.from(effectiveFrom) }),
});

/** What timelines hear of, in the order in which it is done. */
export const timelineSubscriptions: readonly DeclaredSubscription[] = [
  eraseTimelinesWhenCandidateIsErased,
  endTimelinesWhenApplicationIsDecided,
  closeTimelinesWhenOutcomeIsTold,
  cancelTimelinesWhenApplicationEnds,
  reopenTimelinesWhenApplicationIsReopened,
  setTimelineWhenInterviewCompletes,
  touchTimelinesWhenContactIsLogged,
  holdTimelinesWhenJobIsHeld,
  resumeTimelinesWhenJobResumes,
  moveTimelinesWhenCandidatesAreMerged,
  moveTimelinesWhenCandidateChanges,
  outdateTimelinesWhenOrganizationChanges,
  outdateTimelinesWhenJobMoves,
  recalculateTimelinesWhenMemberChanges,
  outdateTimelinesWhenPolicyChanges,
  moveNextDatesWhenBulkBatchIsDue,
  recalculateTimelinesWhenTheyAreOutdated,
];

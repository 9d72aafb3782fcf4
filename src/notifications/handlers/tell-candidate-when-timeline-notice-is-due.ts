import { handler } from '../../platform/events/subscription.js';
import { timelineNoticeDue } from '../../timelines/index.js';
import { candidateOf } from '../tell/candidate-of.js';
import { TellCandidate } from '../tell/tell-candidate.js';

export const tellCandidateWhenTimelineNoticeIsDue = handler({
  name: 'tell-candidate-when-timeline-notice-is-due',
  on: timelineNoticeDue,
  inject: [TellCandidate],
  run: async ([tellCandidate], payload, tx) => tellCandidate.tell(tx, await candidateOf(tx, payload.applicationId)),
});

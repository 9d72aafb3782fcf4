import { handler } from '../../platform/events/subscription.js';
import { candidateOf } from '../tell/candidate-of.js';
import { outcomeNoticeDue } from '../tell/outcome.events.js';
import { TellCandidate } from '../tell/tell-candidate.js';

export const tellCandidateWhenOutcomeNoticeIsDue = handler({
  name: 'tell-candidate-when-outcome-notice-is-due',
  on: outcomeNoticeDue,
  inject: [TellCandidate],
  run: async ([tellCandidate], payload, tx) =>
    tellCandidate.tell(tx, await candidateOf(tx, payload.applicationId), payload),
});

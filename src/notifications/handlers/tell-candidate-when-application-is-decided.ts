import { applicationDecided } from '../../applications/index.js';
import { handler } from '../../platform/events/subscription.js';
import { candidateOf } from '../tell/candidate-of.js';
import { TellCandidate } from '../tell/tell-candidate.js';

export const tellCandidateWhenApplicationIsDecided = handler({
  name: 'tell-candidate-when-application-is-decided',
  on: applicationDecided,
  inject: [TellCandidate],
  run: async ([tellCandidate], payload, tx) =>
    tellCandidate.tell(tx, await candidateOf(tx, payload.applicationId), payload),
});

import { candidateErased } from '../candidates/index.js';
import { type DeclaredSubscription, listener } from '../platform/events/subscription.js';
import { ApplicationsPersonalData } from './personal-data.js';

const eraseApplicationsWhenCandidateIsErased = listener({
  name: 'erase-applications-when-candidate-is-erased',
  on: candidateErased,
  inject: [ApplicationsPersonalData],
  run: ([data], { candidateId }, tx) => data.erase(tx, candidateId),
});

/** What applications hear of. */
export const applicationSubscriptions: readonly DeclaredSubscription[] = [eraseApplicationsWhenCandidateIsErased];

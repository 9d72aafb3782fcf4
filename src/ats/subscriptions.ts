import { candidateErased } from '../candidates/index.js';
import { type DeclaredSubscription, listener } from '../platform/events/subscription.js';
import { applyHeldRowsWhenMoreAreDue } from './handlers/apply-held-rows-when-more-are-due.js';
import { readRowsAnewWhenAtsWordChanges } from './handlers/read-rows-anew-when-ats-word-changes.js';
import { AtsPersonalData } from './personal-data.service.js';

const eraseAtsRowsWhenCandidateIsErased = listener({
  name: 'erase-ats-rows-when-candidate-is-erased',
  on: candidateErased,
  inject: [AtsPersonalData],
  run: ([data], { candidateId }, tx) => data.erase(tx, candidateId),
});

/** What is done with rows of other systems. */
export const atsSubscriptions: readonly DeclaredSubscription[] = [
  eraseAtsRowsWhenCandidateIsErased,
  applyHeldRowsWhenMoreAreDue,
  readRowsAnewWhenAtsWordChanges,
];

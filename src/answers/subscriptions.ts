import { candidateErased } from '../candidates/index.js';
import { type DeclaredSubscription, listener } from '../platform/events/subscription.js';
import { goOnWithLinkAnswersWhenOrganizationResumes } from './handlers/go-on-with-link-answers-when-organization-resumes.js';
import { recordDecisionWhenLinkAnswerIsDue } from './handlers/record-decision-when-link-answer-is-due.js';
import { AnswersPersonalData } from './personal-data.js';

const eraseAnswersWhenCandidateIsErased = listener({
  name: 'erase-answers-when-candidate-is-erased',
  on: candidateErased,
  inject: [AnswersPersonalData],
  run: ([data], { candidateId }, tx) => data.erase(tx, candidateId),
});

/** What answers by links hear of. */
export const answerSubscriptions: readonly DeclaredSubscription[] = [
  eraseAnswersWhenCandidateIsErased,
  goOnWithLinkAnswersWhenOrganizationResumes,
  recordDecisionWhenLinkAnswerIsDue,
];

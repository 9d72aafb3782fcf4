import { organizationResumed } from '../../organizations/index.js';
import { handler } from '../../platform/events/subscription.js';
import { DueAnswers } from '../due-answers.js';

export const goOnWithLinkAnswersWhenOrganizationResumes = handler({
  name: 'go-on-with-link-answers-when-organization-resumes',
  on: organizationResumed,
  inject: [DueAnswers],
  run: ([due], _, tx) => due.goOn(tx),
});

import { handler } from '../../platform/events/subscription.js';
import { linkAnswerDue } from '../answers.events.js';
import { DueAnswers } from '../due-answers.js';

export const recordDecisionWhenLinkAnswerIsDue = handler({
  name: 'record-decision-when-link-answer-is-due',
  on: linkAnswerDue,
  inject: [DueAnswers],
  run: ([due], { answerId }, tx) => due.record(tx, answerId),
});

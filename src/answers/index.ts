export { AnswerPagesModule } from './answer-pages.module.js';
export { AnswersModule } from './answers.module.js';
export { LinkAnswerEntity } from './link-answer.entity.js';
export { answerSubscriptions } from './subscriptions.js';

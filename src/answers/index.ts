export { AnswersModule } from './answers.module.js';
export { LinkAnswerEntity } from './link-answer.entity.js';

import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/index.js';
import { CandidatesModule } from '../candidates/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { TimelinesModule } from '../timelines/index.js';
import { AnswerHandlers } from './answer-handlers.js';
import { ApplyAnswer } from './apply-answer.js';
import { OvertakenAnswers } from './overtaken-answers.js';

/** What follows from answers by links, in whichever process it falls due. */
@Module({
  imports: [ApplicationsModule, CandidatesModule, DeliveryModule, NotificationsModule, TimelinesModule],
  providers: [AnswerHandlers, ApplyAnswer, OvertakenAnswers],
  exports: [ApplyAnswer],
})
export class AnswersModule {}

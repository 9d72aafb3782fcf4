import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/index.js';
import { CandidatesModule } from '../candidates/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { TimelinesModule } from '../timelines/index.js';
import { ApplyAnswer } from './apply-answer.js';
import { DueAnswers } from './due-answers.js';
import { OvertakenAnswers } from './overtaken-answers.js';
import { AnswersPersonalData } from './personal-data.js';
import { answerSubscriptions } from './subscriptions.js';

/** What follows from answers by links, in whichever process it falls due. */
@Module({
  imports: [ApplicationsModule, CandidatesModule, DeliveryModule, NotificationsModule, TimelinesModule],
  providers: [AnswersPersonalData, ApplyAnswer, DueAnswers, OvertakenAnswers, ...answerSubscriptions],
  exports: [ApplyAnswer],
})
export class AnswersModule {}

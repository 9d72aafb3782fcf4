import { Module } from '@nestjs/common';
import { CandidatesModule } from '../candidates/index.js';
import { JobsModule } from '../jobs/index.js';
import { registerConstraintProblem } from '../platform/problems/constraint-problems.js';
import { ApplicationAlreadyActive } from './application.problems.js';
import { ApplicationResolver } from './application.resolver.js';
import { ApplicationsService } from './applications.service.js';
import { JobClosingResolver } from './closing/job-closing.resolver.js';
import { JobClosingsService } from './closing/job-closings.service.js';
import { ContactResolver } from './contact/contact.resolver.js';
import { ContactsService } from './contact/contacts.service.js';
import { CorrectionResolver } from './decision/correction.resolver.js';
import { CorrectionsService } from './decision/corrections.service.js';
import { DecisionsService } from './decisions.service.js';
import { ApplicationImports } from './import/application-imports.js';
import { CandidateMerges } from './import/candidate-merges.js';
import { ApplicationInterviewsResolver, InterviewResolver } from './interview/interview.resolver.js';
import { InterviewsService } from './interview/interviews.service.js';
import { ApplicationsPersonalData } from './personal-data.js';
import { Retention } from './retention/retention.js';
import { RetentionResolver } from './retention/retention.resolver.js';
import { applicationSubscriptions } from './subscriptions.js';
import { eraseByRetention } from './tasks.js';
import { ApplicationTurnResolver } from './turn/application-turn.resolver.js';
import { ApplicationTurnsService } from './turn/application-turns.service.js';

registerConstraintProblem('applications_one_active', () => new ApplicationAlreadyActive(null));

@Module({
  imports: [CandidatesModule, JobsModule],
  providers: [
    ApplicationImports,
    ApplicationResolver,
    ApplicationTurnResolver,
    ApplicationTurnsService,
    ApplicationsPersonalData,
    ApplicationsService,
    CandidateMerges,
    ContactResolver,
    ContactsService,
    CorrectionResolver,
    CorrectionsService,
    ApplicationInterviewsResolver,
    DecisionsService,
    InterviewResolver,
    InterviewsService,
    JobClosingResolver,
    JobClosingsService,
    Retention,
    RetentionResolver,
    eraseByRetention,
    ...applicationSubscriptions,
  ],
  exports: [
    ApplicationImports,
    ApplicationsService,
    ApplicationTurnsService,
    CandidateMerges,
    ContactsService,
    CorrectionsService,
    DecisionsService,
    InterviewsService,
    Retention,
  ],
})
export class ApplicationsModule {}

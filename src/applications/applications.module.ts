import { Module } from '@nestjs/common';
import { CandidatesModule } from '../candidates/index.js';
import { ExternalRefTaken } from '../platform/problems/common-problems.js';
import { registerConstraintProblem } from '../platform/problems/constraint-problems.js';
import { ApplicationAlreadyActive } from './application.problems.js';
import { ApplicationResolver } from './application.resolver.js';
import { ApplicationsService } from './applications.service.js';
import { DecisionsService } from './decisions.service.js';
import { ApplicationsPersonalData } from './personal-data.service.js';
import { Retention } from './retention/retention.js';
import { RetentionResolver } from './retention/retention.resolver.js';
import { RetentionTask } from './retention/retention.task.js';

registerConstraintProblem('applications_external_ref_unique', () => new ExternalRefTaken());
registerConstraintProblem('interviews_external_ref_unique', () => new ExternalRefTaken());
registerConstraintProblem('applications_one_active', () => new ApplicationAlreadyActive(null));

@Module({
  imports: [CandidatesModule],
  providers: [
    ApplicationResolver,
    ApplicationsPersonalData,
    ApplicationsService,
    DecisionsService,
    Retention,
    RetentionResolver,
    RetentionTask,
  ],
  exports: [ApplicationsService, DecisionsService, Retention, RetentionTask],
})
export class ApplicationsModule {}

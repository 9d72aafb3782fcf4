import { Module } from '@nestjs/common';
import { ExternalRefTaken } from '../platform/problems/common-problems.js';
import { registerConstraintProblem } from '../platform/problems/constraint-problems.js';
import { JobResolver } from './job.resolver.js';
import { JobsService } from './jobs.service.js';
import { MemberRemovalResolver } from './member-removal.resolver.js';
import { MemberRemovalService } from './member-removal.service.js';

registerConstraintProblem('jobs_external_ref_unique', () => new ExternalRefTaken());

@Module({
  providers: [JobResolver, JobsService, MemberRemovalResolver, MemberRemovalService],
  exports: [JobsService],
})
export class JobsModule {}

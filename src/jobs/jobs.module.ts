import { Module } from '@nestjs/common';
import { ExternalRefTaken } from '../platform/problems/common-problems.js';
import { registerConstraintProblem } from '../platform/problems/constraint-problems.js';
import { JobResolver } from './job.resolver.js';
import { JobsService } from './jobs.service.js';

registerConstraintProblem('jobs_external_ref_unique', () => new ExternalRefTaken());

@Module({ providers: [JobResolver, JobsService], exports: [JobsService] })
export class JobsModule {}

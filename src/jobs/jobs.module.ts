import { Module } from '@nestjs/common';
import { JobResolver } from './job.resolver.js';
import { JobsService } from './jobs.service.js';
import { MemberRemovalResolver } from './member-removal.resolver.js';
import { MemberRemovalService } from './member-removal.service.js';
import { jobSubscriptions } from './subscriptions.js';

@Module({
  providers: [JobResolver, JobsService, MemberRemovalResolver, MemberRemovalService, ...jobSubscriptions],
  exports: [JobsService],
})
export class JobsModule {}

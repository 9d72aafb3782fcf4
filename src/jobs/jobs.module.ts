import { Module, type OnModuleInit } from '@nestjs/common';
import { organizationChanged } from '../organizations/index.js';
import { EventBus } from '../platform/events/event-bus.js';
import { jobHoldDue } from './job.events.js';
import { JobResolver } from './job.resolver.js';
import { JobsService } from './jobs.service.js';
import { MemberRemovalResolver } from './member-removal.resolver.js';
import { MemberRemovalService } from './member-removal.service.js';

@Module({
  providers: [JobResolver, JobsService, MemberRemovalResolver, MemberRemovalService],
  exports: [JobsService],
})
export class JobsModule implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.events.listen(organizationChanged, (_event, tx) => this.jobs.organizationMoved(tx));
    this.events.handle(jobHoldDue, 'open-job-when-its-hold-is-due', ({ payload }, tx) =>
      this.jobs.endHold(tx, payload.jobId, payload.until),
    );
  }
}

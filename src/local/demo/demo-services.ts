import type { INestApplicationContext } from '@nestjs/common';
import {
  ApplicationsService,
  ApplicationTurnsService,
  DecisionsService,
  InterviewsService,
} from '../../applications/index.js';
import { CandidatesService } from '../../candidates/index.js';
import { JobsService } from '../../jobs/index.js';
import { MembersService, OrganizationsService } from '../../organizations/index.js';
import { EventBus } from '../../platform/events/event-bus.js';
import { TimelinesService } from '../../timelines/index.js';

export type DemoServices = ReturnType<typeof demoServices>;

/** The demo is made by the services that make everything else: it holds nothing that could not have happened. */
export function demoServices(app: INestApplicationContext) {
  return {
    organizations: app.get(OrganizationsService),
    members: app.get(MembersService),
    jobs: app.get(JobsService),
    candidates: app.get(CandidatesService),
    applications: app.get(ApplicationsService),
    interviews: app.get(InterviewsService),
    timelines: app.get(TimelinesService),
    turns: app.get(ApplicationTurnsService),
    decisions: app.get(DecisionsService),
    events: app.get(EventBus),
  };
}

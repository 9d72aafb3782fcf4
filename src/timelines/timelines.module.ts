import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/index.js';
import { CandidatesModule } from '../candidates/index.js';
import { registerConstraintProblem } from '../platform/problems/constraint-problems.js';
import {
  ApplicationListResolver,
  CandidateApplicationsResolver,
  JobApplicationsResolver,
} from './application-list/application-list.resolver.js';
import { BulkMoveBatches } from './bulk-move/bulk-move-batches.js';
import { DecisionResolver } from './decision/decision.resolver.js';
import { TimelinesPersonalData } from './personal-data.js';
import { timelineSubscriptions } from './subscriptions.js';
import { Sweep } from './sweep/sweep.js';
import { sweepTimelines } from './tasks.js';
import { AcceptedNotices } from './timeline/accepted-notices.js';
import { CircumstancesService } from './timeline/circumstances.service.js';
import { EndingsService } from './timeline/endings.service.js';
import { ShownDates } from './timeline/shown-dates.js';
import { TimelineAlreadyOpen } from './timeline/timeline.problems.js';
import { TimelineResolver } from './timeline/timeline.resolver.js';
import { TimelineChanges } from './timeline/timeline-changes.js';
import { TimelineRecalculation } from './timeline/timeline-recalculation.js';
import { TimelineReports } from './timeline/timeline-reports.js';
import { TimelineStore } from './timeline/timeline-store.js';
import { TimelinesService } from './timeline/timelines.service.js';

registerConstraintProblem('timelines_one_open', () => new TimelineAlreadyOpen(null));

@Module({
  imports: [ApplicationsModule, CandidatesModule],
  providers: [
    AcceptedNotices,
    ApplicationListResolver,
    CandidateApplicationsResolver,
    JobApplicationsResolver,
    BulkMoveBatches,
    CircumstancesService,
    TimelineChanges,
    DecisionResolver,
    EndingsService,
    TimelineRecalculation,
    ShownDates,
    Sweep,
    sweepTimelines,
    TimelineReports,
    TimelineResolver,
    TimelineStore,
    TimelinesPersonalData,
    TimelinesService,
    ...timelineSubscriptions,
  ],
  exports: [AcceptedNotices, ShownDates, TimelineChanges, Sweep, TimelineReports, TimelinesService],
})
export class TimelinesModule {}

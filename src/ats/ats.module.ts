import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/index.js';
import { CandidatesModule } from '../candidates/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { JobsModule } from '../jobs/index.js';
import { TimelinesModule } from '../timelines/index.js';
import { AtsIntegrationResolver } from './connection/ats-connection.resolver.js';
import { AtsIntegrationsService } from './connection/ats-connections.service.js';
import { HeldRowResolver } from './held/held-row.resolver.js';
import { HeldRowsService } from './held/held-rows.service.js';
import { ApplicationRows } from './kinds/application-rows.js';
import { ApplicationStatusChanges } from './kinds/application-status.js';
import { AtsDecisionDate } from './kinds/ats-decision-date.js';
import { CandidateRows } from './kinds/candidate-rows.js';
import { InterviewRows } from './kinds/interview-rows.js';
import { JobRows } from './kinds/job-rows.js';
import { KindsOfRows } from './kinds/kinds-of-rows.js';
import { AtsMetrics } from './metrics/ats-metrics.js';
import { UnfinishedAtsWork } from './metrics/unfinished-work.js';
import { AtsPersonalData } from './personal-data.js';
import { rowSubscriptions } from './subscriptions.js';
import { SyncResolver } from './sync/sync.resolver.js';
import { SyncRows } from './sync/sync-rows.js';
import { forgetHeldRows } from './tasks.js';
import { AtsWordResolver } from './words/ats-word.resolver.js';
import { AtsWordsService } from './words/ats-words.service.js';
import {
  ApplicationWordsResolver,
  InterviewWordsResolver,
  JobWordsResolver,
  TranslatedWordResolver,
} from './words/translated-word.resolver.js';

/** What other systems bring: their rows, in their words. */
@Module({
  imports: [ApplicationsModule, CandidatesModule, DeliveryModule, JobsModule, TimelinesModule],
  providers: [
    ApplicationRows,
    ApplicationWordsResolver,
    ApplicationStatusChanges,
    AtsIntegrationResolver,
    AtsIntegrationsService,
    AtsMetrics,
    AtsPersonalData,
    AtsWordResolver,
    AtsWordsService,
    CandidateRows,
    HeldRowResolver,
    HeldRowsService,
    forgetHeldRows,
    ...rowSubscriptions,
    InterviewRows,
    InterviewWordsResolver,
    JobRows,
    JobWordsResolver,
    KindsOfRows,
    AtsDecisionDate,
    SyncResolver,
    SyncRows,
    TranslatedWordResolver,
    UnfinishedAtsWork,
  ],
  exports: [AtsIntegrationsService, AtsMetrics, SyncRows],
})
export class AtsModule {}

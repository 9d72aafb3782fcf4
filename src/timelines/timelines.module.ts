import { Module, type OnModuleInit } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import {
  ApplicationsModule,
  applicationDecided,
  applicationEnded,
  applicationReopened,
  contactLogged,
  interviewCompleted,
  outcomeTold,
} from '../applications/index.js';
import { CandidateEntity, CandidatesModule, candidateChanged, candidatesMerged } from '../candidates/index.js';
import { jobHeld, jobMoved, jobResumed } from '../jobs/index.js';
import { memberChanged, organizationChanged, organizationRules, policyChanged } from '../organizations/index.js';
import { EventBus } from '../platform/events/event-bus.js';
import { registerConstraintProblem } from '../platform/problems/constraint-problems.js';
import {
  ApplicationListResolver,
  CandidateApplicationsResolver,
  JobApplicationsResolver,
} from './application-list/application-list.resolver.js';
import { bulkMoveBatchDue } from './bulk-move/bulk-move.events.js';
import { BulkMoveBatches } from './bulk-move/bulk-move-batches.js';
import { DecisionResolver } from './decision/decision.resolver.js';
import { TimelinesPersonalData } from './personal-data.service.js';
import { Sweep } from './sweep/sweep.js';
import { SweepTask } from './sweep/sweep.task.js';
import { AcceptedNotices } from './timeline/accepted-notices.js';
import { CircumstancesService } from './timeline/circumstances.service.js';
import { EndingsService } from './timeline/endings.service.js';
import { ReckonAnew } from './timeline/reckon-anew.js';
import { ShownDates } from './timeline/shown-dates.service.js';
import { TimelineEntity } from './timeline/timeline.entity.js';
import { timelinesOutdated } from './timeline/timeline.events.js';
import { TimelineAlreadyOpen } from './timeline/timeline.problems.js';
import { TimelineResolver } from './timeline/timeline.resolver.js';
import { TimelineChanges } from './timeline/timeline-changes.js';
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
    ReckonAnew,
    ShownDates,
    Sweep,
    SweepTask,
    TimelineReports,
    TimelineResolver,
    TimelineStore,
    TimelinesPersonalData,
    TimelinesService,
  ],
  exports: [AcceptedNotices, ShownDates, TimelineChanges, Sweep, TimelineReports, TimelineStore, TimelinesService],
})
export class TimelinesModule implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly endings: EndingsService,
    private readonly circumstances: CircumstancesService,
    private readonly reckonAnew: ReckonAnew,
    private readonly batches: BulkMoveBatches,
  ) {}

  onModuleInit(): void {
    this.#listenToApplications();
    this.#listenToRules();
  }

  /** Rule 18: from when they hold on, every open timeline goes by the rules as they are then. */
  #listenToRules(): void {
    this.events.listen(organizationChanged, async (_event, tx) =>
      tx.publish(timelinesOutdated, { jobId: null, after: null }),
    );
    this.events.listen(jobMoved, async ({ payload: { jobId } }, tx) =>
      tx.publish(timelinesOutdated, { jobId, after: null }),
    );
    this.events.listen(memberChanged, ({ payload }, tx) => this.reckonAnew.memberChanged(tx, payload.memberId));
    this.events.listen(policyChanged, async ({ payload: { jobId, effectiveFrom } }, tx) =>
      tx.publish(timelinesOutdated, { jobId, after: null }, { notBefore: Temporal.Instant.from(effectiveFrom) }),
    );
    this.events.handle(timelinesOutdated, 'reckon-anew-when-timelines-are-outdated', ({ payload }, tx) =>
      this.reckonAnew.batch(tx, payload.jobId, payload.after),
    );
  }

  #listenToApplications(): void {
    this.events.listen(applicationDecided, ({ payload }, tx) => this.endings.decided(tx, payload.applicationId));
    this.events.listen(outcomeTold, ({ payload }, tx) => this.endings.outcomeTold(tx, payload.applicationId));
    this.events.listen(applicationEnded, ({ payload }, tx) => this.endings.cancelled(tx, payload.applicationId));
    this.events.listen(applicationReopened, ({ payload }, tx) =>
      this.endings.reopened(
        tx,
        payload.applicationId,
        payload.decidedAt.map((at) => new Date(at)),
      ),
    );
    this.events.listen(interviewCompleted, ({ payload }, tx) =>
      this.circumstances.interviewCompleted(tx, payload.applicationId, Temporal.Instant.from(payload.completedAt)),
    );
    this.events.listen(contactLogged, ({ payload }, tx) =>
      this.circumstances.contactLogged(tx, payload.applicationId, {
        at: Temporal.Instant.from(payload.at),
        toldDate: payload.toldDate,
      }),
    );
    this.events.listen(jobHeld, ({ payload }, tx) =>
      this.circumstances.jobHeld(tx, payload.jobId, Temporal.PlainDate.from(payload.until)),
    );
    this.events.listen(jobResumed, ({ payload }, tx) => this.circumstances.jobResumed(tx, payload.jobId));
    this.events.handle(bulkMoveBatchDue, 'move-next-dates-when-bulk-batch-is-due', ({ payload }, tx) =>
      this.batches.next(tx, payload.bulkMoveId),
    );
    this.events.listen(candidatesMerged, async ({ payload }, tx) => {
      const moved = { organizationId: tx.organizationId, candidateId: payload.fromCandidateId };
      await tx.manager.update(TimelineEntity, moved, { candidateId: payload.candidateId });
    });
    this.events.listen(candidateChanged, async ({ payload }, tx) => {
      const { organizationId, manager } = tx;
      const { timeZone } = await manager.findOneByOrFail(CandidateEntity, { organizationId, id: payload.candidateId });
      const zone = timeZone ?? (await organizationRules(tx)).timeZone;
      await this.circumstances.candidateMoved(tx, payload.candidateId, zone);
    });
  }
}

import { Module, type OnModuleInit } from '@nestjs/common';
import { applicationDecided, outcomeTold } from '../applications/index.js';
import { CandidateEntity, CandidatesModule, candidateChanged } from '../candidates/index.js';
import { organizationRules } from '../organizations/index.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { EventBus } from '../platform/events/event-bus.js';
import { registerConstraintProblem } from '../platform/problems/constraint-problems.js';
import { ApplicationListResolver } from './application-list/application-list.resolver.js';
import { applicationsOf } from './applications-of.js';
import { TimelinesPersonalData } from './personal-data.service.js';
import { Sweep } from './sweep/sweep.js';
import { SweepTask } from './sweep/sweep.task.js';
import { TellingsService } from './timeline/tellings.service.js';
import { TimelineAlreadyOpen } from './timeline/timeline.problems.js';
import { TimelineResolver } from './timeline/timeline.resolver.js';
import { TimelineStore } from './timeline/timeline-store.js';
import { TimelinesService } from './timeline/timelines.service.js';

registerConstraintProblem('timelines_one_open', () => new TimelineAlreadyOpen(null));

@Module({
  imports: [CandidatesModule],
  providers: [
    ApplicationListResolver,
    Sweep,
    SweepTask,
    TellingsService,
    TimelineResolver,
    TimelineStore,
    TimelinesPersonalData,
    TimelinesService,
  ],
  exports: [Sweep, TellingsService, TimelineStore, TimelinesService],
})
export class TimelinesModule implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly tellings: TellingsService,
  ) {}

  onModuleInit(): void {
    this.events.listen(applicationDecided, ({ payload }, tx) => this.tellings.decided(tx, payload.applicationId));
    this.events.listen(outcomeTold, ({ payload }, tx) => this.tellings.outcomeTold(tx, payload.applicationId));
    this.events.listen(candidateChanged, ({ payload }, tx) => this.#candidateMoved(payload.candidateId, tx));
  }

  async #candidateMoved(candidateId: string, tx: WriteTransaction): Promise<void> {
    const { organizationId } = tx;
    const { timeZone } = await tx.manager.findOneByOrFail(CandidateEntity, { organizationId, id: candidateId });
    const zone = timeZone ?? (await organizationRules(tx)).timeZone;
    await this.tellings.candidateMoved(tx, await applicationsOf(tx, candidateId), zone);
  }
}

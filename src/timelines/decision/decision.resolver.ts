import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import {
  Application,
  ApplicationNotActive,
  type ApplicationRow,
  applicationById,
  DecisionsService,
} from '../../applications/index.js';
import { Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { answer } from '../../platform/graphql/answer.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { InvalidInput } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { DateRefused, TimelineAlreadyOpen } from '../timeline/timeline.problems.js';
import { TimelinesService } from '../timeline/timelines.service.js';
import { type NextTimelineInput, RecordDecisionInput } from './record-decision.input.js';

const RecordDecisionResult = mutationResult('RecordDecisionResult', Application, [
  ApplicationNotActive,
  DateRefused,
  TimelineAlreadyOpen,
]);

/** Decisions are recorded here and not with applications: one may promise the next date with it. */
@Resolver()
export class DecisionResolver {
  constructor(
    private readonly decisions: DecisionsService,
    private readonly timelines: TimelinesService,
  ) {}

  @Permission('timelines:write')
  @Mutation(() => RecordDecisionResult, {
    nullable: true,
    description:
      'Records what was decided. The candidate is told once; everything else still to be said about the application is cancelled with it.',
  })
  async recordDecision(
    @Context() context: RequestContext,
    @Args('input', { description: 'The decision.' }) input: RecordDecisionInput,
  ): Promise<ApplicationRow | Problem> {
    const result = await context.change(
      { action: 'recordDecision', input, subject: rowOf('Application') },
      async (tx) => {
        const { nextTimeline, ...decision } = input;
        if (nextTimeline && decision.outcome !== 'ADVANCED')
          return InvalidInput.of(['input', 'nextTimeline'], 'belongs to ADVANCED only');
        const recorded = await this.decisions.record(tx, decision);
        if (recorded instanceof Problem || !nextTimeline) return recorded;
        return (await this.#promise(tx, decision.applicationId, nextTimeline)) ?? recorded;
      },
    );
    return await answer(context, result, applicationById);
  }

  async #promise(tx: WriteTransaction, applicationId: string, next: NextTimelineInput): Promise<Problem | null> {
    const followUpDate = next.followUpDate ?? null;
    const words = { reason: null, note: null, internalNote: null };
    const set = await this.timelines.set(tx, { ...next, ...words, applicationId, followUpDate });
    return set instanceof Problem ? set.under('nextTimeline') : null;
  }
}

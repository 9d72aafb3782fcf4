import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CandidateErased } from '../../candidates/index.js';
import { Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { LatestArgs } from '../../platform/graphql/connection/latest-rows.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Problem } from '../../platform/problems/problem.js';
import { type ApplicationRow, applicationById } from '../application.loaders.js';
import { Application } from '../application.model.js';
import { ApplicationAlreadyActive, ApplicationNotActive, JobClosed } from '../application.problems.js';
import { ReopenApplicationInput, WithdrawApplicationInput } from './application-turn.inputs.js';
import { type ApplicationTurnRow, turnsByApplication } from './application-turn.loader.js';
import { ApplicationTurn } from './application-turn.model.js';
import { ApplicationTurnsService } from './application-turns.service.js';

const WithdrawApplicationResult = mutationResult('WithdrawApplicationResult', Application, [
  ApplicationNotActive,
  CandidateErased,
]);
const ReopenApplicationResult = mutationResult('ReopenApplicationResult', Application, [
  CandidateErased,
  ApplicationAlreadyActive,
  JobClosed,
]);

@Resolver(() => Application)
export class ApplicationTurnResolver {
  constructor(private readonly turnsService: ApplicationTurnsService) {}

  @Permission('candidates:write')
  @Mutation(() => WithdrawApplicationResult, {
    nullable: true,
    description:
      'Records that the candidate took the application back, of which they get no mail. Everything still to be said about it is cancelled, a decision that they do not know of too.',
  })
  async withdrawApplication(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which, and how.' }) input: WithdrawApplicationInput,
  ): Promise<ApplicationRow | Problem> {
    const result = await context.change({ action: 'withdrawApplication', input, subject: rowOf('Application') }, (tx) =>
      this.turnsService.withdraw(tx, input),
    );
    return await answer(context, result, applicationById);
  }

  @Permission('timelines:write')
  @Mutation(() => ReopenApplicationResult, {
    nullable: true,
    description:
      'Takes a decision or a withdrawal back: the application is active again. A decision that has not been told is told no more, and the timelines that it ended go on; those of a withdrawn application stay cancelled.',
  })
  async reopenApplication(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which.' }) input: ReopenApplicationInput,
  ): Promise<ApplicationRow | Problem> {
    const result = await context.change({ action: 'reopenApplication', input, subject: rowOf('Application') }, (tx) =>
      this.turnsService.reopen(tx, input),
    );
    return await answer(context, result, applicationById);
  }

  @Permission('reads')
  @ResolveField(() => [ApplicationTurn], {
    description: 'Its ends without a decision and its new beginnings, in order.',
  })
  async turns(
    @Parent() application: ApplicationRow,
    @Context() context: RequestContext,
    @Args() which: LatestArgs,
  ): Promise<ApplicationTurnRow[]> {
    return await turnsByApplication.of(context.reads, application.id, which);
  }
}

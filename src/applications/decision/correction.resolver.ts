import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CandidateErased } from '../../candidates/index.js';
import { Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Problem } from '../../platform/problems/problem.js';
import { type ApplicationRow, applicationById } from '../application.loaders.js';
import { Application } from '../application.model.js';
import { ApplicationAlreadyActive, ApplicationNotActive, JobClosed, NothingDecided } from '../application.problems.js';
import { CorrectDecisionInput } from './correct-decision.input.js';
import { CorrectionsService } from './corrections.service.js';

const CorrectDecisionResult = mutationResult('CorrectDecisionResult', Application, [
  CandidateErased,
  ApplicationAlreadyActive,
  ApplicationNotActive,
  JobClosed,
  NothingDecided,
]);

@Resolver()
export class CorrectionResolver {
  constructor(private readonly corrections: CorrectionsService) {}

  @Permission('timelines:write')
  @Mutation(() => CorrectDecisionResult, {
    nullable: true,
    description:
      'Puts another decision in the place of the latest, which was wrong. What was not told yet is not told any more; what was told is taken back in the same mail that tells what holds. REJECTED in the place of HIRED never leaves by itself, with NOW neither: it waits for `approveMessage`, and somebody should call first. Timelines which the wrong one closed stay closed.',
  })
  async correctDecision(
    @Context() context: RequestContext,
    @Args('input', { description: 'What holds instead.' }) input: CorrectDecisionInput,
  ): Promise<ApplicationRow | Problem> {
    const result = await context.change({ action: 'correctDecision', input, subject: rowOf('Application') }, (tx) =>
      this.corrections.correct(tx, input),
    );
    return await answer(context, result, applicationById);
  }
}

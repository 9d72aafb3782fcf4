import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Job, type JobRow, jobById } from '../../jobs/index.js';
import { Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { costs } from '../../platform/graphql/limits/declared-cost.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Problem } from '../../platform/problems/problem.js';
import { ApplicationsLeft } from '../application.problems.js';
import { CloseJobInput } from './close-job.input.js';
import { JobClosingsService } from './job-closings.service.js';

const CloseJobResult = mutationResult('CloseJobResult', Job, [ApplicationsLeft]);

/** It stands with applications and not with jobs: it decides those that are active. */
@Resolver()
export class JobClosingResolver {
  constructor(private readonly closings: JobClosingsService) {}

  @Permission('jobs:write')
  @Mutation(() => CloseJobResult, {
    nullable: true,
    ...costs(1_000),
    description:
      'Closes a job in one step with a decision about everybody whose application is active, for which TIMELINES_WRITE is needed too. Nobody is left without an answer. Costs 1,000.',
  })
  async closeJob(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which, and what its candidates are told.' }) input: CloseJobInput,
  ): Promise<JobRow | Problem> {
    const result = await context.change({ action: 'closeJob', input, subject: rowOf('Job') }, (tx) =>
      this.closings.close(tx, input),
    );
    return await answer(context, result, jobById);
  }
}

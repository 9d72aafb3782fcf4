import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { ExternalRef, refOf } from '../../platform/external-ref/external-ref.js';
import { findRow, RowArgs } from '../../platform/external-ref/row-args.js';
import { answer } from '../../platform/graphql/answer.js';
import { LatestArgs } from '../../platform/graphql/connection/latest-rows.js';
import { creationProblems, mutationResult } from '../../platform/graphql/mutation-result.js';
import type { NoArgs, RequestContext } from '../../platform/graphql/request-context.js';
import type { Problem } from '../../platform/problems/problem.js';
import { type ApplicationRow, applicationById } from '../application.loaders.js';
import { Application } from '../application.model.js';
import { ApplicationNotActive } from '../application.problems.js';
import { RecordInterviewInput } from './interview.input.js';
import { type InterviewRow, interviewById, interviewIdsByRef, interviewsByApplication } from './interview.loader.js';
import { Interview } from './interview.model.js';
import { InterviewsService } from './interviews.service.js';

const RecordInterviewResult = mutationResult('RecordInterviewResult', Interview, [
  ...creationProblems,
  ApplicationNotActive,
]);

@Resolver(() => Interview)
export class InterviewResolver {
  constructor(private readonly interviews: InterviewsService) {}

  @Permission('reads')
  @Query(() => Interview, {
    nullable: true,
    description: 'One interview, by its id or by your own; null if there is none in your organization.',
  })
  async interview(@Context() context: RequestContext, @Args() row: RowArgs): Promise<InterviewRow | null> {
    return await findRow(context.reads, row, interviewIdsByRef, interviewById);
  }

  @Permission('candidates:write')
  @Mutation(() => RecordInterviewResult, {
    nullable: true,
    description:
      'Records an interview of an active application, or changes one: to another time, as completed or as cancelled. Sent again with the same `externalRef` it changes the same interview.',
  })
  async recordInterview(
    @Context() context: RequestContext,
    @Args('input', { description: 'The interview.' }) input: RecordInterviewInput,
  ): Promise<InterviewRow | Problem> {
    const result = await context.change({ action: 'recordInterview', input, subject: rowOf('Interview') }, (tx) =>
      this.interviews.record(tx, input),
    );
    return await answer(context, result, interviewById);
  }

  @Permission('reads')
  @ResolveField(() => Application, { description: 'The application it belongs to.' })
  async application(interview: InterviewRow, _args: NoArgs, context: RequestContext): Promise<ApplicationRow | null> {
    return await context.reads.load(applicationById, interview.applicationId);
  }

  @Permission(ofItsRow)
  @ResolveField(() => ExternalRef, { nullable: true, description: "Your system's own id of this interview." })
  externalRef(interview: InterviewRow): ExternalRef | null {
    return refOf(interview);
  }
}

/** What applications have of interviews. */
@Resolver(() => Application)
export class ApplicationInterviewsResolver {
  @Permission('reads')
  @ResolveField(() => [Interview], {
    description: 'Its interviews in the order they take place; the latest are those that take place last.',
  })
  async interviews(
    @Parent() application: ApplicationRow,
    @Context() context: RequestContext,
    @Args() which: LatestArgs,
  ): Promise<InterviewRow[]> {
    return await interviewsByApplication.of(context.reads, application.id, which);
  }
}

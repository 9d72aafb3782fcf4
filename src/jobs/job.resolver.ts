import { Args, Context, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Member, type MemberRow, memberById } from '../organizations/index.js';
import { ofItsRow, Permission } from '../platform/access/permission.js';
import { rowOf } from '../platform/audit/act.js';
import { ExternalRef, refOf } from '../platform/external-ref/external-ref.js';
import { findRow, RowArgs } from '../platform/external-ref/row-args.js';
import { answer } from '../platform/graphql/answer.js';
import { type Connection, connectionType } from '../platform/graphql/connection/connection.js';
import { PageArgs } from '../platform/graphql/connection/page-input.js';
import { creationProblems, mutationResult } from '../platform/graphql/mutation-result.js';
import type { NoArgs, RequestContext } from '../platform/graphql/request-context.js';
import { ExternalRefTaken } from '../platform/problems/common-problems.js';
import type { Problem } from '../platform/problems/problem.js';
import { CreateJobInput, UpdateJobInput } from './job.inputs.js';
import { type JobRow, jobById, jobIdsByRef } from './job.loader.js';
import { Job } from './job.model.js';
import { JobFilter, listJobs } from './job-list.js';
import { JobsService } from './jobs.service.js';

@ObjectType({ description: 'One page of jobs, newest first.' })
export class JobConnection extends connectionType(Job, 'jobs') {}

const CreateJobResult = mutationResult('CreateJobResult', Job, creationProblems);
const UpdateJobResult = mutationResult('UpdateJobResult', Job, [ExternalRefTaken]);

@Resolver(() => Job)
export class JobResolver {
  constructor(private readonly jobsService: JobsService) {}

  @Permission('reads')
  @Query(() => Job, {
    nullable: true,
    description: 'One job, by its id or by your own; null if there is none in your organization.',
  })
  async job(@Context() context: RequestContext, @Args() row: RowArgs): Promise<JobRow | null> {
    return await findRow(context.reads, row, jobIdsByRef, jobById);
  }

  @Permission('reads')
  @Query(() => JobConnection, { description: 'Jobs of your organization, newest first.' })
  async jobs(
    @Context() context: RequestContext,
    @Args() page: PageArgs,
    @Args('filter', { type: () => JobFilter, nullable: true, description: 'Which jobs.' }) filter?: JobFilter,
  ): Promise<Connection<JobRow>> {
    return await listJobs(context.reads, filter, page);
  }

  @Permission('jobs:write')
  @Mutation(() => CreateJobResult, { nullable: true, description: 'Creates an open job.' })
  async createJob(
    @Context() context: RequestContext,
    @Args('input', { description: 'The job.' }) input: CreateJobInput,
  ): Promise<JobRow | Problem> {
    const result = await context.change({ action: 'createJob', input, subject: rowOf('Job') }, (tx) =>
      this.jobsService.create(tx, input),
    );
    return await answer(context, result, jobById);
  }

  @Permission('jobs:write')
  @Mutation(() => UpdateJobResult, {
    nullable: true,
    description:
      'Changes a job. A new recruiter stands in every mail composed from then on; a job on hold holds the timelines of its candidates.',
  })
  async updateJob(
    @Context() context: RequestContext,
    @Args('input', { description: 'What to change.' }) input: UpdateJobInput,
  ): Promise<JobRow | Problem> {
    const result = await context.change({ action: 'updateJob', input, subject: rowOf('Job') }, (tx) =>
      this.jobsService.update(tx, input),
    );
    return await answer(context, result, jobById);
  }

  @Permission('reads')
  @ResolveField(() => Member, {
    nullable: true,
    description: 'Whose name and address stand in the mails to its candidates.',
  })
  async recruiter(job: JobRow, _args: NoArgs, context: RequestContext): Promise<MemberRow | null> {
    return job.recruiterId === null ? null : await context.reads.load(memberById, job.recruiterId);
  }

  @Permission('reads')
  @ResolveField(() => Member, { nullable: true, description: 'Who decides.' })
  async hiringManager(job: JobRow, _args: NoArgs, context: RequestContext): Promise<MemberRow | null> {
    return job.hiringManagerId === null ? null : await context.reads.load(memberById, job.hiringManagerId);
  }

  @Permission(ofItsRow)
  @ResolveField(() => ExternalRef, { nullable: true, description: "Your system's own id of this job." })
  externalRef(job: JobRow): ExternalRef | null {
    return refOf(job);
  }
}

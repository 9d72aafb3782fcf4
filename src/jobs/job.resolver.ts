import { Args, Context, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Member, type MemberRow, memberById } from '../organizations/index.js';
import { ofItsRow, Permission } from '../platform/access/permission.js';
import { rowOf } from '../platform/audit/act.js';
import { ExternalRef, refOf } from '../platform/external-ref/external-ref.js';
import { answer } from '../platform/graphql/answer.js';
import { type Connection, connectionType } from '../platform/graphql/connection/connection.js';
import { idPage } from '../platform/graphql/connection/id-page.js';
import { PageArgs } from '../platform/graphql/connection/page-input.js';
import { creationProblems, mutationResult } from '../platform/graphql/mutation-result.js';
import type { NoArgs, RequestContext } from '../platform/graphql/request-context.js';
import { IdScalar } from '../platform/graphql/scalars/id-scalar.js';
import type { Problem } from '../platform/problems/problem.js';
import { CreateJobInput, UpdateJobInput } from './job.inputs.js';
import { countJobs, type JobRow, jobById, jobPages } from './job.loader.js';
import { Job } from './job.model.js';
import { JobsService } from './jobs.service.js';

@ObjectType({ description: 'One page of jobs, newest first.' })
export class JobConnection extends connectionType(Job, 'jobs') {}

const CreateJobResult = mutationResult('CreateJobResult', Job, creationProblems);
const UpdateJobResult = mutationResult('UpdateJobResult', Job, []);

@Resolver(() => Job)
export class JobResolver {
  constructor(private readonly jobsService: JobsService) {}

  @Permission('reads')
  @Query(() => Job, { nullable: true, description: 'One job; null if there is none of that id in your organization.' })
  async job(
    @Context() context: RequestContext,
    @Args('id', { type: () => IdScalar, description: 'Id of the job.' }) id: string,
  ): Promise<JobRow | null> {
    return await context.reads.load(jobById, id);
  }

  @Permission('reads')
  @Query(() => JobConnection, { description: 'All jobs of your organization, newest first.' })
  async jobs(@Context() context: RequestContext, @Args() page: PageArgs): Promise<Connection<JobRow>> {
    const list = { direction: 'newest-first', ...jobPages, count: countJobs } as const;
    return await idPage<JobRow, JobRow>(context.reads, list, page, (row) => row);
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

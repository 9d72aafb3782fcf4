import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Candidate, CandidateErased, type ChosenCandidate, candidatesById } from '../candidates/index.js';
import { type ChosenJob, Job, jobsById } from '../jobs/index.js';
import { ofItsRow, Permission } from '../platform/access/permission.js';
import { rowOf } from '../platform/audit/act.js';
import { ExternalRef, refOf } from '../platform/external-ref/external-ref.js';
import { findRow, RowArgs } from '../platform/external-ref/row-args.js';
import { answer } from '../platform/graphql/answer.js';
import { creationProblems, mutationResult } from '../platform/graphql/mutation-result.js';
import type { NoArgs, RequestContext } from '../platform/graphql/request-context.js';
import { type Selection, selectedFields } from '../platform/graphql/selection/selected-fields.js';
import { ExternalRefTaken } from '../platform/problems/common-problems.js';
import type { Problem } from '../platform/problems/problem.js';
import { CreateApplicationInput, MoveApplicationStageInput, UpdateApplicationInput } from './application.inputs.js';
import {
  type ApplicationRow,
  applicationById,
  applicationIdsByRef,
  type OutcomeRow,
  outcomeByApplication,
} from './application.loaders.js';
import { Application, Outcome } from './application.model.js';
import { ApplicationAlreadyActive, ApplicationNotActive, JobClosed } from './application.problems.js';
import { ApplicationsService } from './applications.service.js';

const CreateApplicationResult = mutationResult('CreateApplicationResult', Application, [
  ...creationProblems,
  ApplicationAlreadyActive,
  CandidateErased,
  JobClosed,
]);
const MoveApplicationStageResult = mutationResult('MoveApplicationStageResult', Application, [ApplicationNotActive]);
const UpdateApplicationResult = mutationResult('UpdateApplicationResult', Application, [
  ExternalRefTaken,
  CandidateErased,
]);

@Resolver(() => Application)
export class ApplicationResolver {
  constructor(private readonly applicationsService: ApplicationsService) {}

  @Permission('reads')
  @Query(() => Application, {
    nullable: true,
    description: 'One application, by its id or by your own; null if there is none in your organization.',
  })
  async application(@Context() context: RequestContext, @Args() row: RowArgs): Promise<ApplicationRow | null> {
    return await findRow(context.reads, row, applicationIdsByRef, applicationById);
  }

  @Permission('candidates:write')
  @Mutation(() => CreateApplicationResult, {
    nullable: true,
    description: 'Creates an active application. The candidate is told nothing until a timeline is set.',
  })
  async createApplication(
    @Context() context: RequestContext,
    @Args('input', { description: 'The application.' }) input: CreateApplicationInput,
  ): Promise<ApplicationRow | Problem> {
    const result = await context.change({ action: 'createApplication', input, subject: rowOf('Application') }, (tx) =>
      this.applicationsService.create(tx, input),
    );
    return await answer(context, result, applicationById);
  }

  @Permission('candidates:write')
  @Mutation(() => MoveApplicationStageResult, {
    nullable: true,
    description: 'Moves an active application to another step. Its timeline stays as it is.',
  })
  async moveApplicationStage(
    @Context() context: RequestContext,
    @Args('input', { description: 'Where to.' }) input: MoveApplicationStageInput,
  ): Promise<ApplicationRow | Problem> {
    const result = await context.change(
      { action: 'moveApplicationStage', input, subject: rowOf('Application') },
      (tx) => this.applicationsService.moveStage(tx, input),
    );
    return await answer(context, result, applicationById);
  }

  @Permission('candidates:write')
  @Mutation(() => UpdateApplicationResult, {
    nullable: true,
    description: 'Changes what is known of an application, which need not be active any more.',
  })
  async updateApplication(
    @Context() context: RequestContext,
    @Args('input', { description: 'What to change.' }) input: UpdateApplicationInput,
  ): Promise<ApplicationRow | Problem> {
    const result = await context.change({ action: 'updateApplication', input, subject: rowOf('Application') }, (tx) =>
      this.applicationsService.update(tx, input),
    );
    return await answer(context, result, applicationById);
  }

  @Permission('reads')
  @ResolveField(() => Candidate, { description: 'Who applies.' })
  candidate(
    application: ApplicationRow,
    _args: NoArgs,
    context: RequestContext,
    selection: Selection,
  ): Promise<ChosenCandidate | null> {
    return context.reads.load(candidatesById.of(selectedFields(selection)), application.candidateId);
  }

  @Permission('reads')
  @ResolveField(() => Job, { description: 'What they apply for.' })
  job(
    application: ApplicationRow,
    _args: NoArgs,
    context: RequestContext,
    selection: Selection,
  ): Promise<ChosenJob | null> {
    return context.reads.load(jobsById.of(selectedFields(selection)), application.jobId);
  }

  @Permission('reads')
  @ResolveField(() => Outcome, { nullable: true, description: 'The latest decision; null while there is none.' })
  async outcome(application: ApplicationRow, _args: NoArgs, context: RequestContext): Promise<OutcomeRow | null> {
    return await context.reads.load(outcomeByApplication, application.id);
  }

  @Permission('reads')
  @ResolveField(() => Boolean, { description: 'Decided, and the candidate does not know yet: the state to end first.' })
  async untoldDecision(application: ApplicationRow, _args: NoArgs, context: RequestContext): Promise<boolean> {
    const outcome = await context.reads.load(outcomeByApplication, application.id);
    return outcome !== null && outcome.toldAt === null;
  }

  @Permission(ofItsRow)
  @ResolveField(() => ExternalRef, { nullable: true, description: "Your system's own id of this application." })
  externalRef(application: ApplicationRow): ExternalRef | null {
    return refOf(application);
  }
}

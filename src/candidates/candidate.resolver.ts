import { Args, Context, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ofItsRow, Permission } from '../platform/access/permission.js';
import { rowOf } from '../platform/audit/act.js';
import { ExternalRef, refOf } from '../platform/external-ref/external-ref.js';
import { findRow, RowArgs } from '../platform/external-ref/row-args.js';
import { answer } from '../platform/graphql/answer.js';
import { type Connection, connectionType } from '../platform/graphql/connection/connection.js';
import { PageArgs } from '../platform/graphql/connection/page-input.js';
import { creationProblems, mutationResult } from '../platform/graphql/mutation-result.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { ExternalRefTaken } from '../platform/problems/common-problems.js';
import type { Problem } from '../platform/problems/problem.js';
import { CreateCandidateInput, UpdateCandidateInput } from './candidate.inputs.js';
import { type CandidateRow, candidateById, candidateIdsByRef } from './candidate.loader.js';
import { Candidate } from './candidate.model.js';
import { CandidateErased } from './candidate.problems.js';
import { CandidateFilter } from './candidate-filter.js';
import { listCandidates } from './candidate-list.js';
import { CandidatesService } from './candidates.service.js';

@ObjectType({ description: 'One page of candidates, newest first.' })
export class CandidateConnection extends connectionType(Candidate, 'candidates') {}

const CreateCandidateResult = mutationResult('CreateCandidateResult', Candidate, [
  ...creationProblems,
  CandidateErased,
]);
const UpdateCandidateResult = mutationResult('UpdateCandidateResult', Candidate, [ExternalRefTaken, CandidateErased]);

@Resolver(() => Candidate)
export class CandidateResolver {
  constructor(private readonly candidatesService: CandidatesService) {}

  @Permission('reads')
  @Query(() => Candidate, {
    nullable: true,
    description: 'One candidate, by its id or by your own; null if there is none in your organization.',
  })
  async candidate(@Context() context: RequestContext, @Args() row: RowArgs): Promise<CandidateRow | null> {
    return await findRow(context.reads, row, candidateIdsByRef, candidateById);
  }

  @Permission('reads')
  @Query(() => CandidateConnection, { description: 'Candidates of your organization, newest first.' })
  async candidates(
    @Context() context: RequestContext,
    @Args() page: PageArgs,
    @Args('filter', { type: () => CandidateFilter, nullable: true, description: 'Which candidates.' })
    filter?: CandidateFilter,
  ): Promise<Connection<CandidateRow>> {
    return await listCandidates(context.reads, filter, page);
  }

  @Permission('candidates:write')
  @Mutation(() => CreateCandidateResult, {
    nullable: true,
    description: 'Creates a candidate. Nothing is sent to them by this alone.',
  })
  async createCandidate(
    @Context() context: RequestContext,
    @Args('input', { description: 'The candidate.' }) input: CreateCandidateInput,
  ): Promise<CandidateRow | Problem> {
    const result = await context.change({ action: 'createCandidate', input, subject: rowOf('Candidate') }, (tx) =>
      this.candidatesService.create(tx, input),
    );
    return await answer(context, result, candidateById);
  }

  @Permission('candidates:write')
  @Mutation(() => UpdateCandidateResult, {
    nullable: true,
    description: 'Changes a candidate. What was already sent stays as it was sent.',
  })
  async updateCandidate(
    @Context() context: RequestContext,
    @Args('input', { description: 'What to change.' }) input: UpdateCandidateInput,
  ): Promise<CandidateRow | Problem> {
    const result = await context.change({ action: 'updateCandidate', input, subject: rowOf('Candidate') }, (tx) =>
      this.candidatesService.update(tx, input),
    );
    return await answer(context, result, candidateById);
  }

  @Permission(ofItsRow)
  @ResolveField(() => ExternalRef, { nullable: true, description: "Your system's own id of this candidate." })
  externalRef(candidate: CandidateRow): ExternalRef | null {
    return refOf(candidate);
  }
}

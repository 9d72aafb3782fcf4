import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Permission } from '../../platform/access/permission.js';
import type { Actor } from '../../platform/actor/actor.js';
import type { RunMutation } from '../../platform/graphql/change.js';
import { costs } from '../../platform/graphql/limits/declared-cost.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { AtsIntegrationDisabled } from '../connection/ats-connection.problems.js';
import { type AtsIntegrationRow, atsIntegrationById } from '../connection/ats-connection.reads.js';
import type { RowResult } from './rows.js';
import {
  SyncApplicationsInput,
  SyncCandidatesInput,
  type SyncInput,
  SyncInterviewsInput,
  SyncJobsInput,
} from './sync.inputs.js';
import { SyncedRows } from './sync.model.js';
import type { SyncConnection } from './sync-connection.js';
import { SyncRows } from './sync-rows.js';

const ownProblems = [AtsIntegrationDisabled];
const SyncJobsResult = mutationResult('SyncJobsResult', SyncedRows, ownProblems);
const SyncCandidatesResult = mutationResult('SyncCandidatesResult', SyncedRows, ownProblems);
const SyncApplicationsResult = mutationResult('SyncApplicationsResult', SyncedRows, ownProblems);
const SyncInterviewsResult = mutationResult('SyncInterviewsResult', SyncedRows, ownProblems);

// As much as some dozens of rows: a few of them fill a request.
const cost = costs(500);

type Sync = (actor: Actor, connection: SyncConnection, at: Date, change: RunMutation) => Promise<RowResult[]>;

@Resolver()
export class SyncResolver {
  constructor(private readonly sync: SyncRows) {}

  @Permission('sync')
  @Mutation(() => SyncJobsResult, {
    nullable: true,
    ...cost,
    description: 'Brings jobs of your ATS, each by its id there. Rows that change nothing cost little. Costs 500.',
  })
  async syncJobs(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which rows, of which connection.' }) input: SyncJobsInput,
  ): Promise<SyncedRows | Problem> {
    return await this.#run(context, input, (actor, connection, at, change) =>
      this.sync.jobs(actor, connection, input.rows, at, change),
    );
  }

  @Permission('sync')
  @Mutation(() => SyncCandidatesResult, {
    nullable: true,
    ...cost,
    description:
      'Brings candidates of your ATS, each by their id there: before or after their applications. Costs 500.',
  })
  async syncCandidates(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which rows, of which connection.' }) input: SyncCandidatesInput,
  ): Promise<SyncedRows | Problem> {
    return await this.#run(context, input, (actor, connection, at, change) =>
      this.sync.candidates(actor, connection, input.rows, at, change),
    );
  }

  @Permission('sync')
  @Mutation(() => SyncApplicationsResult, {
    nullable: true,
    ...cost,
    description:
      'Brings applications of your ATS, with their stage, their status in your words and their decision date. One that waits for its candidate or job is HELD. Costs 500.',
  })
  async syncApplications(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which rows, of which connection.' }) input: SyncApplicationsInput,
  ): Promise<SyncedRows | Problem> {
    return await this.#run(context, input, (actor, connection, at, change) =>
      this.sync.applications(actor, connection, input.rows, at, change),
    );
  }

  @Permission('sync')
  @Mutation(() => SyncInterviewsResult, {
    nullable: true,
    ...cost,
    description:
      'Brings interviews of your ATS. After one that took place a decision is expected, unless it was a screening. Costs 500.',
  })
  async syncInterviews(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which rows, of which connection.' }) input: SyncInterviewsInput,
  ): Promise<SyncedRows | Problem> {
    return await this.#run(context, input, (actor, connection, at, change) =>
      this.sync.interviews(actor, connection, input.rows, at, change),
    );
  }

  async #run(context: RequestContext, input: SyncInput, sync: Sync): Promise<SyncedRows | Problem> {
    const { actor, change, reads } = context;
    const connection = await connectionOf(context, input);
    if (connection instanceof Problem) return connection;
    const receivedAt = await reads.tx.now();
    // Outside of any transaction of its own: the rows have theirs.
    reads.renew();
    const results = await sync(actor, connection, new Date(receivedAt.epochMilliseconds), change);
    const told = results.map((result) => ({ ...result, problem: fromInput(result) }));
    return { results: told, refusedCount: results.filter(({ status }) => status === null).length };
  }
}

async function connectionOf(
  { reads }: RequestContext,
  { atsIntegrationId }: SyncInput,
): Promise<AtsIntegrationRow | Problem> {
  const found = await reads.load(atsIntegrationById, atsIntegrationId);
  if (found === null) return new NotFound('connection', ['input', 'atsIntegrationId']);
  return found.disabledAt === null ? found : new AtsIntegrationDisabled();
}

function fromInput({ problem }: RowResult): RowResult['problem'] {
  return problem === null ? null : { ...problem, path: ['input', ...problem.path] };
}

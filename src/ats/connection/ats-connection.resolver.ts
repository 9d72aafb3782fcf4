import { Args, Context, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { Problem } from '../../platform/problems/problem.js';
import { CreateAtsIntegrationInput, UpdateAtsIntegrationInput } from './ats-connection.inputs.js';
import { AtsIntegration } from './ats-connection.model.js';
import { AtsSourceTaken, TooManyAtsIntegrations } from './ats-connection.problems.js';
import {
  type AtsIntegrationRow,
  atsIntegrationById,
  atsIntegrationPages,
  countAtsIntegrations,
} from './ats-connection.reads.js';
import { AtsIntegrationsService } from './ats-connections.service.js';

@ObjectType({ description: 'One page of connections, oldest first.' })
export class AtsIntegrationConnection extends connectionType(AtsIntegration, 'connections') {}

const CreateAtsIntegrationResult = mutationResult('CreateAtsIntegrationResult', AtsIntegration, [
  AtsSourceTaken,
  TooManyAtsIntegrations,
]);
const UpdateAtsIntegrationResult = mutationResult('UpdateAtsIntegrationResult', AtsIntegration, []);

@Resolver(() => AtsIntegration)
export class AtsIntegrationResolver {
  constructor(private readonly connections: AtsIntegrationsService) {}

  @Permission('sync')
  @Query(() => AtsIntegrationConnection, { description: 'The systems that feed your organization, 50 at most.' })
  async atsIntegrations(
    @Context() context: RequestContext,
    @Args() page: PageArgs,
  ): Promise<Connection<AtsIntegrationRow>> {
    const list = { direction: 'oldest-first', ...atsIntegrationPages, count: countAtsIntegrations } as const;
    return await idPage<AtsIntegrationRow, AtsIntegrationRow>(context.reads, list, page, (row) => row);
  }

  @Permission('sync')
  @Query(() => AtsIntegration, {
    nullable: true,
    description: 'A system that feeds your organization; null if there is none of that id in it.',
  })
  async atsIntegration(
    @Context() { reads }: RequestContext,
    @Args('id', { type: () => IdScalar, description: 'Id of the connection.' }) id: string,
  ): Promise<AtsIntegrationRow | null> {
    return await reads.load(atsIntegrationById, id);
  }

  @Permission('sync')
  @Mutation(() => CreateAtsIntegrationResult, {
    nullable: true,
    description: 'Names a system that feeds you: what its rows are known by, and whose words it speaks.',
  })
  async createAtsIntegration(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which system.' }) input: CreateAtsIntegrationInput,
  ): Promise<AtsIntegrationRow | Problem> {
    const act = { action: 'createAtsIntegration', input, subject: rowOf('AtsIntegration') };
    const result = await context.change(act, (tx) => this.connections.create(tx, input));
    return await answer(context, result, atsIntegrationById);
  }

  @Permission('sync')
  @Mutation(() => UpdateAtsIntegrationResult, {
    nullable: true,
    description: 'Changes what a connection is called, where its decision dates are kept, or switches it off and on.',
  })
  async updateAtsIntegration(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which, and what of it.' }) input: UpdateAtsIntegrationInput,
  ): Promise<AtsIntegrationRow | Problem> {
    const act = { action: 'updateAtsIntegration', input, subject: rowOf('AtsIntegration') };
    const result = await context.change(act, (tx) => this.connections.update(tx, input));
    return await answer(context, result, atsIntegrationById);
  }
}

import { Args, Context, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Problem } from '../../platform/problems/problem.js';
import { CreateAtsConnectionInput, UpdateAtsConnectionInput } from './ats-connection.inputs.js';
import { AtsConnection } from './ats-connection.model.js';
import { AtsSourceTaken, TooManyAtsConnections } from './ats-connection.problems.js';
import {
  type AtsConnectionRow,
  atsConnectionById,
  atsConnectionPages,
  countAtsConnections,
} from './ats-connection.reads.js';
import { AtsConnectionsService } from './ats-connections.service.js';

@ObjectType({ description: 'One page of connections, oldest first.' })
export class AtsConnectionConnection extends connectionType(AtsConnection, 'connections') {}

const CreateAtsConnectionResult = mutationResult('CreateAtsConnectionResult', AtsConnection, [
  AtsSourceTaken,
  TooManyAtsConnections,
]);
const UpdateAtsConnectionResult = mutationResult('UpdateAtsConnectionResult', AtsConnection, []);

@Resolver(() => AtsConnection)
export class AtsConnectionResolver {
  constructor(private readonly connections: AtsConnectionsService) {}

  @Permission('sync')
  @Query(() => AtsConnectionConnection, { description: 'The systems that feed your organization, 50 at most.' })
  async atsConnections(
    @Context() context: RequestContext,
    @Args() page: PageArgs,
  ): Promise<Connection<AtsConnectionRow>> {
    const list = { direction: 'oldest-first', ...atsConnectionPages, count: countAtsConnections } as const;
    return await idPage<AtsConnectionRow, AtsConnectionRow>(context.reads, list, page, (row) => row);
  }

  @Permission('sync')
  @Mutation(() => CreateAtsConnectionResult, {
    nullable: true,
    description: 'Names a system that feeds you: what its rows are known by, and whose words it speaks.',
  })
  async createAtsConnection(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which system.' }) input: CreateAtsConnectionInput,
  ): Promise<AtsConnectionRow | Problem> {
    const act = { action: 'createAtsConnection', input, subject: rowOf('AtsConnection') };
    const result = await context.change(act, (tx) => this.connections.create(tx, input));
    return await answer(context, result, atsConnectionById);
  }

  @Permission('sync')
  @Mutation(() => UpdateAtsConnectionResult, {
    nullable: true,
    description: 'Changes what a connection is called, where its decision dates are kept, or switches it off and on.',
  })
  async updateAtsConnection(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which, and what of it.' }) input: UpdateAtsConnectionInput,
  ): Promise<AtsConnectionRow | Problem> {
    const act = { action: 'updateAtsConnection', input, subject: rowOf('AtsConnection') };
    const result = await context.change(act, (tx) => this.connections.update(tx, input));
    return await answer(context, result, atsConnectionById);
  }
}

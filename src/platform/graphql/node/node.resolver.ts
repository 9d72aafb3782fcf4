import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '../../access/permission.js';
import type { RequestContext } from '../request-context.js';
import { IdScalar } from '../scalars/id-scalar.js';
import { Node, type TypedRow } from './node.js';
import { NodeTypes } from './node-types.js';

@Resolver()
export class NodeResolver {
  constructor(private readonly types: NodeTypes) {}

  @Permission('reads')
  @Query(() => Node, {
    nullable: true,
    description:
      'Any row by its id, whatever it is: how a Relay client asks again for what it has. Null if there is none of that id in your organization, or none that you may read.',
  })
  async node(
    @Context() { reads, actor }: RequestContext,
    @Args('id', { type: () => IdScalar, description: 'Id of the row.' }) id: string,
  ): Promise<TypedRow | null> {
    return await this.types.find(reads, actor, id);
  }
}

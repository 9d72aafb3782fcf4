import { Context, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '../platform/access/permission.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { IdScalar } from '../platform/graphql/scalars/id-scalar.js';

@ObjectType({ description: 'Who is calling, as the service sees it.' })
export class Viewer {
  @Field(() => String, { description: 'API_KEY.' })
  readonly kind!: string;

  @Field(() => IdScalar, { nullable: true, description: 'Id of the key.' })
  readonly id!: string | null;

  @Field(() => String, { description: 'Name of the key.' })
  readonly name!: string;

  @Field(() => [String], { description: 'What it may do.' })
  readonly scopes!: readonly string[];
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @Permission('reads')
  @Query(() => Viewer, {
    description: 'Who is calling and what they may do: the first thing to ask when something is refused.',
  })
  viewer(@Context() context: RequestContext): Viewer {
    const { actor } = context;
    return {
      kind: actor.kind,
      id: 'id' in actor ? actor.id : null,
      name: actor.name,
      scopes: actor.kind === 'API_KEY' ? actor.scopes : [],
    };
  }
}

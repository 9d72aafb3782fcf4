import { Context, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '../platform/access/permission.js';
import { refuseUnpermitted } from '../platform/access/refuse-unpermitted.js';
import { ScopeEnum } from '../platform/access/scope.enum.js';
import { allScopes, type ScopeName, scopeNames } from '../platform/access/scopes.js';
import { type ActorKind, actingMember } from '../platform/actor/actor.js';
import { ActorKindEnum } from '../platform/actor/actor.model.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { IdScalar } from '../platform/graphql/scalars/id-scalar.js';
import { type MemberRow, memberById } from './member/member.loader.js';
import { Member } from './member/member.model.js';

@ObjectType({ description: 'Who is calling, as the service sees it.' })
export class Viewer {
  @Field(() => ActorKindEnum, { description: 'API_KEY, or MEMBER who signed in with your identity provider.' })
  readonly kind!: ActorKind;

  @Field(() => IdScalar, { nullable: true, description: 'Id of the key or member.' })
  readonly actorId!: string | null;

  @Field(() => String, { description: 'Name of the key or member.' })
  readonly name!: string;

  @Field(() => [ScopeEnum], { description: 'What may be done: by the key, and by the member who acts, if one does.' })
  readonly scopes!: readonly ScopeName[];

  @Field(() => [ScopeEnum], {
    description: 'Those of `scopes` that reach only jobs for which the member recruits or decides.',
  })
  readonly ownJobsOnly!: readonly ScopeName[];

  @Field(() => Member, {
    nullable: true,
    description: 'The member who acts, by themselves or through the key (`X-On-Behalf-Of`); null if none does.',
  })
  readonly member!: MemberRow | null;
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @Permission('reads')
  @Query(() => Viewer, {
    description: 'Who is calling and what they may do: the first thing to ask when something is refused.',
  })
  async viewer(@Context() context: RequestContext): Promise<Viewer> {
    const { actor } = context;
    const member = actingMember(actor);
    const scopes = allScopes.filter((scope) => refuseUnpermitted(actor, scope) === null);
    return {
      kind: actor.kind,
      actorId: 'id' in actor ? actor.id : null,
      name: actor.name,
      scopes: scopes.map((scope) => scopeNames[scope]),
      ownJobsOnly: scopes.filter((scope) => member?.rights[scope] === 'OWN_JOBS').map((scope) => scopeNames[scope]),
      member: member === null ? null : await context.reads.load(memberById, member.id),
    };
  }
}

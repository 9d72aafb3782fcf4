import { Context, Field, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { anyCaller } from '../platform/access/operator.js';
import { ofItsRow, Permission } from '../platform/access/permission.js';
import { refuseUnpermitted } from '../platform/access/refuse-unpermitted.js';
import { ScopeEnum, scopeName } from '../platform/access/scope.js';
import { type ActorKind, actingMember } from '../platform/actor/actor.js';
import { ActorKindEnum } from '../platform/actor/actor.model.js';
import type { NoArgs, RequestContext } from '../platform/graphql/request-context.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../platform/graphql/scalars/id-scalar.js';
import { type Selection, selectedFields } from '../platform/graphql/selection/selected-fields.js';
import { Refused } from '../platform/problems/refused.js';
import { allScopes } from './access/scopes.js';
import { apiKeyById } from './api-key/api-key.loader.js';
import { type MemberRow, memberById } from './member/member.loader.js';
import { Member } from './member/member.model.js';
import { type OrganizationRow, organizationById } from './organization/organization.loader.js';
import { Organization } from './organization/organization.model.js';

@ObjectType({ description: 'Who is calling, as the service sees it.' })
export class Viewer {
  @Field(() => ActorKindEnum, { description: 'API_KEY, or MEMBER who signed in with your identity provider.' })
  readonly kind!: ActorKind;

  @Field(() => IdScalar, { nullable: true, description: 'Id of the key or member.' })
  readonly actorId!: string | null;

  @Field(() => String, { description: 'Name of the key or member.' })
  readonly name!: string;

  @Field(() => [ScopeEnum], { description: 'What may be done: by the key, and by the member who acts, if one does.' })
  readonly scopes!: readonly string[];

  @Field(() => [ScopeEnum], {
    description: 'Those of `scopes` that reach only jobs for which the member recruits or decides.',
  })
  readonly ownJobsOnly!: readonly string[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'From when on the key is refused; null if it does not expire, or no key is calling.',
  })
  readonly expiresAt!: Date | null;

  @Field(() => Member, {
    nullable: true,
    description: 'The member who acts, by themselves or through the key (`X-On-Behalf-Of`); null if none does.',
  })
  readonly member!: MemberRow | null;
}

// What everybody may know of whom they belong to.
const ofItself: readonly string[] = ['id', 'name', 'isSandbox'];

@Resolver(() => Viewer)
export class ViewerResolver {
  @Permission(anyCaller)
  @Query(() => Viewer, {
    description:
      'Who is calling and what they may do: the first thing to ask when something is refused. It needs no scope.',
  })
  async viewer(@Context() { actor, reads }: RequestContext): Promise<Viewer> {
    const member = actingMember(actor);
    const scopes = allScopes.filter((scope) => refuseUnpermitted(actor, scope) === null);
    const [row, key] = await Promise.all([
      member === null ? null : reads.load(memberById, member.id),
      actor.kind === 'API_KEY' ? reads.load(apiKeyById, actor.id) : null,
    ]);
    return {
      kind: actor.kind,
      actorId: 'id' in actor ? actor.id : null,
      name: actor.name,
      scopes: scopes.map((scope) => scopeName(scope)),
      ownJobsOnly: scopes.filter((scope) => member?.rights[scope] === 'OWN').map((scope) => scopeName(scope)),
      expiresAt: key?.expiresAt ?? null,
      member: row,
    };
  }

  @Permission(ofItsRow)
  @ResolveField(() => Organization, {
    nullable: true,
    description:
      'The organization of the key or member: its id, its name and whether it is a sandbox, and with the scope READS all else of it. Null for who runs the service.',
  })
  async organization(
    _viewer: Viewer,
    _args: NoArgs,
    { actor, reads }: RequestContext,
    selection: Selection,
  ): Promise<OrganizationRow | null> {
    const asksForMore = [...selectedFields(selection)].some((field) => !ofItself.includes(field));
    const refusal = asksForMore ? refuseUnpermitted(actor, 'reads') : null;
    if (refusal !== null) throw new Refused(refusal);
    return await reads.load(organizationById, actor.organizationId);
  }
}

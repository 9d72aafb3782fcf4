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
import { InviteMemberInput, MemberArgs, UpdateMemberInput } from './member.inputs.js';
import { countMembers, type MemberRow, memberById, memberIdByExternalId, memberPages } from './member.loader.js';
import { Member } from './member.model.js';
import { ExternalIdTaken, LastOwner, MemberAlreadyExists, OwnerNeeded } from './member.problems.js';
import { MembersService } from './members.service.js';

@ObjectType({ description: 'One page of members, oldest first.' })
export class MemberConnection extends connectionType(Member, 'members') {}

const InviteMemberResult = mutationResult('InviteMemberResult', Member, [
  ExternalIdTaken,
  MemberAlreadyExists,
  OwnerNeeded,
]);
const UpdateMemberResult = mutationResult('UpdateMemberResult', Member, [
  ExternalIdTaken,
  LastOwner,
  MemberAlreadyExists,
  OwnerNeeded,
]);

@Resolver(() => Member)
export class MemberResolver {
  constructor(private readonly membersService: MembersService) {}

  @Permission('reads')
  @Query(() => Member, {
    nullable: true,
    description: 'One member, by their id or by your own; null if there is none in your organization.',
  })
  async member(@Context() context: RequestContext, @Args() { id, externalId }: MemberArgs): Promise<MemberRow | null> {
    const found = externalId ? await context.reads.load(memberIdByExternalId, externalId) : (id ?? null);
    return found === null ? null : await context.reads.load(memberById, found);
  }

  @Permission('reads')
  @Query(() => MemberConnection, { description: 'The people of your organization, in the order they were added.' })
  async members(
    @Context() context: RequestContext,
    @Args() page: PageArgs,
    @Args('includeRemoved', {
      type: () => Boolean,
      defaultValue: false,
      description: 'Whether those who were removed are listed too.',
    })
    includeRemoved = false,
  ): Promise<Connection<Member>> {
    const parameters = [includeRemoved];
    const list = { direction: 'oldest-first', ...memberPages, count: countMembers, parameters } as const;
    return await idPage<MemberRow, Member>(context.reads, list, page, (row) => row);
  }

  @Permission('admin')
  @Mutation(() => InviteMemberResult, {
    nullable: true,
    description:
      'Adds a person to your organization. No mail is sent: they are told by you, and sign in with your identity provider if you registered one.',
  })
  async inviteMember(
    @Context() context: RequestContext,
    @Args('input', { description: 'Who, and as what.' }) input: InviteMemberInput,
  ): Promise<MemberRow | Problem> {
    const result = await context.change({ action: 'inviteMember', input, subject: rowOf('Member') }, (tx) =>
      this.membersService.invite(tx, input),
    );
    return await answer(context, result, memberById);
  }

  @Permission('admin')
  @Mutation(() => UpdateMemberResult, {
    nullable: true,
    description: 'Changes a member. What they did before keeps the name they had then.',
  })
  async updateMember(
    @Context() context: RequestContext,
    @Args('input', { description: 'What to change.' }) input: UpdateMemberInput,
  ): Promise<MemberRow | Problem> {
    const result = await context.change({ action: 'updateMember', input, subject: rowOf('Member') }, (tx) =>
      this.membersService.update(tx, input),
    );
    return await answer(context, result, memberById);
  }
}

import { Args, Context, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '../../platform/access/permission.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { countMembers, type MemberRow, selectMemberPage } from './member.loader.js';
import { Member } from './member.model.js';

@ObjectType({ description: 'One page of members, oldest first.' })
export class MemberConnection extends connectionType(Member, 'members') {}

@Resolver(() => Member)
export class MemberResolver {
  @Permission('reads')
  @Query(() => MemberConnection, { description: 'The people of your organization, in the order they were added.' })
  async members(@Context() context: RequestContext, @Args() page: PageArgs): Promise<Connection<Member>> {
    const list = { direction: 'oldest-first', page: selectMemberPage, count: countMembers } as const;
    return await idPage<MemberRow, Member>(context.reads, list, page, (row) => row);
  }
}

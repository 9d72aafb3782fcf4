import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { LastOwner, Member, type MemberRow, memberById, OwnerNeeded, SuccessorNeeded } from '../organizations/index.js';
import { Permission } from '../platform/access/permission.js';
import { rowOf } from '../platform/audit/act.js';
import { answer } from '../platform/graphql/answer.js';
import { mutationResult } from '../platform/graphql/mutation-result.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import type { Problem } from '../platform/problems/problem.js';
import { RemoveMemberInput } from './member-removal.input.js';
import { MemberRemovalService } from './member-removal.service.js';

const RemoveMemberResult = mutationResult('RemoveMemberResult', Member, [LastOwner, OwnerNeeded, SuccessorNeeded]);

@Resolver()
export class MemberRemovalResolver {
  constructor(private readonly removal: MemberRemovalService) {}

  @Permission('admin')
  @Mutation(() => RemoveMemberResult, {
    nullable: true,
    description:
      'Removes a member: within five seconds they can do nothing any more. Their jobs go to a successor; what they did still names them.',
  })
  async removeMember(
    @Context() context: RequestContext,
    @Args('input', { description: 'Who leaves, and who takes over.' }) input: RemoveMemberInput,
  ): Promise<MemberRow | Problem> {
    const result = await context.change({ action: 'removeMember', input, subject: rowOf('Member') }, (tx) =>
      this.removal.remove(tx, input),
    );
    return await answer(context, result, memberById);
  }
}

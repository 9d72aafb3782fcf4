import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { UpdatePolicyInput } from '../../organizations/index.js';
import { Permission } from '../../platform/access/permission.js';
import { costs } from '../../platform/graphql/limits/declared-cost.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Problem } from '../../platform/problems/problem.js';
import { PolicyChange } from './policy-change.model.js';
import { PolicyTrialUnderWay } from './policy-change.problems.js';
import { PolicyChangesService } from './policy-changes.service.js';

const UpdatePolicyResult = mutationResult('UpdatePolicyResult', PolicyChange, [PolicyTrialUnderWay]);

@Resolver()
export class PolicyChangeResolver {
  constructor(private readonly changes: PolicyChangesService) {}

  @Permission('admin')
  @Mutation(() => UpdatePolicyResult, {
    nullable: true,
    ...costs(({ input }) => (input.dryRun ? 3_000 : 500)),
    description:
      'Changes your manners: the organization’s, or what a job changes of them. From then on open timelines go by them; dates that were promised stay, and nothing that was told is told again. Costs 500, and 3,000 as a dry run.',
  })
  async updatePolicy(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which rules, from when, or only to see what they would do.' })
    input: UpdatePolicyInput,
  ): Promise<PolicyChange | Problem> {
    const { jobId, dryRun } = input;
    const subject = jobId ? { type: 'Job', id: jobId } : { type: 'Organization', id: context.actor.organizationId };
    const act = { action: 'updatePolicy', input, subject: () => subject, onlyLooks: dryRun };
    return await context.change(act, (tx) => this.changes.update(tx, input));
  }
}

import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '../../platform/access/permission.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { effectivePolicy, policyVersion } from './policy.loader.js';
import { Policy } from './policy.model.js';

@Resolver(() => Policy)
export class PolicyResolver {
  @Permission('reads')
  @Query(() => Policy, {
    nullable: true,
    description:
      'The policy that holds now: what a job changes of it included, if one is named. With a version: that one of the organization’s; null if there is none.',
  })
  async policy(
    @Context() context: RequestContext,
    @Args('jobId', { type: () => IdScalar, nullable: true, description: 'A job with rules of its own, perhaps.' })
    jobId?: string,
    @Args('version', { type: () => Int, nullable: true, description: 'A version, past or still to come.' })
    version?: number,
  ): Promise<Policy | null> {
    const { tx } = context.reads;
    return typeof version === 'number' ? await policyVersion(tx, version) : await effectivePolicy(tx, jobId ?? null);
  }
}

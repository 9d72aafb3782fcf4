import { ObjectType } from '@nestjs/graphql';
import { Problem } from '../../platform/problems/problem.js';

@ObjectType({
  implements: () => [Problem],
  description: 'Another change of the policy is being tried out for your organization: one at a time.',
})
export class PolicyTrialUnderWay extends Problem {
  readonly code = 'POLICY_TRIAL_UNDER_WAY';

  constructor() {
    super('Another change of the policy is being tried out for your organization: wait for its answer.', null);
  }
}

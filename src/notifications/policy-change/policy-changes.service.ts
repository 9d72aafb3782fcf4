import { Injectable } from '@nestjs/common';
import { JobEntity } from '../../jobs/index.js';
import type { UpdatePolicyInput } from '../../organizations/index.js';
import { organizationRules, PoliciesService, policyModel } from '../../organizations/index.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import type { PolicyChange } from './policy-change.model.js';
import { PolicyTrialUnderWay } from './policy-change.problems.js';
import { PolicyTrialService } from './policy-trial.service.js';

/** Changes the policy, or says what a change would do. */
@Injectable()
export class PolicyChangesService {
  constructor(
    private readonly policies: PoliciesService,
    private readonly trials: PolicyTrialService,
  ) {}

  async update(tx: WriteTransaction, input: UpdatePolicyInput): Promise<PolicyChange | Problem> {
    const { organizationId, manager } = tx;
    const jobId = input.jobId ?? null;
    if (input.dryRun && !(await this.trials.begin(tx))) return new PolicyTrialUnderWay();
    if (jobId !== null && !(await manager.existsBy(JobEntity, { organizationId, id: jobId })))
      return new NotFound('job', ['input', 'jobId']);
    const proposed = await this.policies.propose(tx, input);
    if (proposed instanceof Problem) return proposed;
    const before = await organizationRules(tx);
    const after = before.proposing(proposed);
    const { lookedAt, changed } = await this.trials.timelines(tx, before, after, jobId);
    const trial = input.dryRun ? await this.trials.trial(tx, before, after, jobId) : null;
    const versions = await this.policies.nextVersions(tx, jobId);
    if (!input.dryRun) await this.policies.store(tx, proposed);
    return {
      applied: !input.dryRun,
      policy: policyModel(proposed.policy, { ...versions, effectiveFrom: toDate(proposed.effectiveFrom) }),
      timelinesLookedAt: lookedAt,
      timelinesChanged: changed,
      trial,
    };
  }
}

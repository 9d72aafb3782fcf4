import { Injectable } from '@nestjs/common';
import { JobsService } from '../../jobs/index.js';
import { refuseUnpermitted } from '../../platform/access/refuse-unpermitted.js';
import { lockRows } from '../../platform/database/lock-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { ApplicationEntity } from '../application.entity.js';
import { ApplicationsLeft } from '../application.problems.js';
import type { DecisionFields } from '../decision/decision.input.js';
import { refuseDecision } from '../decision/refuse-decision.js';
import { DecisionsService } from '../decisions.service.js';
import type { CloseJobInput } from './close-job.input.js';

/** Closes jobs, and leaves nobody behind who waits for an answer. */
@Injectable()
export class JobClosingsService {
  constructor(
    private readonly jobs: JobsService,
    private readonly decisions: DecisionsService,
  ) {}

  async close(tx: WriteTransaction, { jobId, outcome, dryRun }: CloseJobInput): Promise<string | Problem> {
    const job = await this.jobs.lock(tx, jobId);
    if (job === null) return new NotFound('job', ['input', 'jobId']);
    const active = await lockRows(tx, ApplicationEntity, { jobId, status: 'ACTIVE' });
    if (active.length > 0) {
      const refusal = outcome ? await this.#decide(tx, active, outcome, dryRun) : leaving(active);
      if (refusal) return refusal;
    }
    if (!dryRun) await this.jobs.close(tx, jobId);
    return jobId;
  }

  async #decide(
    tx: WriteTransaction,
    active: readonly ApplicationEntity[],
    decision: DecisionFields,
    dryRun: boolean,
  ): Promise<Problem | undefined> {
    const notPermitted = refuseUnpermitted(tx.actor, 'timelines:write');
    if (notPermitted !== null) return notPermitted;
    if (decision.outcome !== 'REJECTED')
      return InvalidInput.of(['input', 'outcome', 'outcome'], 'must be REJECTED: decide otherwise before you close');
    const refusal = dryRun
      ? await refuseDecision(tx, active, decision)
      : await this.decisions.decide(tx, active, decision);
    return refusal?.under('outcome');
  }
}

function leaving(active: readonly ApplicationEntity[]): Problem {
  return new ApplicationsLeft(active.map(({ id }) => id));
}

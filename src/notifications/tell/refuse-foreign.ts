import { In } from 'typeorm';
import { ApplicationEntity } from '../../applications/index.js';
import { JobEntity } from '../../jobs/index.js';
import { reachesOwnJobsOnly, refuseBeyondOwnJobs } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { Problem } from '../../platform/problems/problem.js';

/**
 * What speaks against a member who handles messages of their own jobs only, where any of these applications is for
 * another job: one message can tell of several.
 */
export async function refuseForeign(tx: WriteTransaction, applicationIds: readonly string[]): Promise<Problem | null> {
  if (!reachesOwnJobsOnly(tx.actor, 'messages:approve')) return null;
  const { organizationId, manager } = tx;
  const applications = await manager.findBy(ApplicationEntity, { organizationId, id: In([...applicationIds]) });
  const jobIds = applications.map(({ jobId }) => jobId);
  const jobs = await manager.findBy(JobEntity, { organizationId, id: In(jobIds) });
  const refusals = jobs.map((job) => refuseBeyondOwnJobs(tx.actor, 'messages:approve', job));
  return refusals.find((refusal) => refusal !== null) ?? null;
}

import type { ApplicationEntity } from '../../applications/index.js';
import { CandidateEntity } from '../../candidates/index.js';
import { JobEntity } from '../../jobs/index.js';
import type { OrganizationRules } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { TimelineFacts } from '../../rules/index.js';

/** The job's zone and the candidate's, each else the organization's. */
export async function zonesOf(
  { manager, organizationId }: WriteTransaction,
  application: Pick<ApplicationEntity, 'jobId' | 'candidateId'>,
  { timeZone }: Pick<OrganizationRules, 'timeZone'>,
): Promise<Pick<TimelineFacts, 'zone' | 'candidateZone'>> {
  const job = await manager.findOneByOrFail(JobEntity, { organizationId, id: application.jobId });
  const candidate = await manager.findOneByOrFail(CandidateEntity, { organizationId, id: application.candidateId });
  return { zone: job.timeZone ?? timeZone, candidateZone: candidate.timeZone ?? timeZone };
}

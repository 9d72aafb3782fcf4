import type { ApplicationEntity } from '../../applications/index.js';
import { CandidateEntity } from '../../candidates/index.js';
import { JobEntity } from '../../jobs/index.js';
import type { OrganizationRules } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { TimelineFacts } from '../../rules/index.js';

// Who was removed, or only looks on, takes care of nobody.
const recruiterSql = `
  SELECT time_zone AS zone FROM members
  WHERE organization_id = $1 AND id = $2 AND status <> 'REMOVED' AND role <> 'VIEWER'`;

export interface Zones extends Pick<TimelineFacts, 'zone' | 'candidateZone'> {
  /** Of whoever recruits for the job, else the organization's. */
  readonly recruiterZone: string;
}

/** The job's zone, the candidate's and the recruiter's, each else the organization's. */
export async function zonesOf(
  tx: WriteTransaction,
  application: Pick<ApplicationEntity, 'jobId' | 'candidateId'>,
  { timeZone }: Pick<OrganizationRules, 'timeZone'>,
): Promise<Zones> {
  const { manager, organizationId } = tx;
  const job = await manager.findOneByOrFail(JobEntity, { organizationId, id: application.jobId });
  const candidate = await manager.findOneByOrFail(CandidateEntity, { organizationId, id: application.candidateId });
  const [recruiter] = await tx.query<{ zone: string | null }>(recruiterSql, [organizationId, job.recruiterId]);
  return {
    zone: job.timeZone ?? timeZone,
    candidateZone: candidate.timeZone ?? timeZone,
    recruiterZone: recruiter?.zone ?? timeZone,
  };
}

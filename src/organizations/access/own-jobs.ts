import type { Scope } from '../../platform/access/scope.js';
import { type Actor, actingMember } from '../../platform/actor/actor.js';
import { NotPermitted } from '../../platform/problems/common-problems.js';

/** Who recruits and who decides for a job: the members whose own it is. */
export interface JobOwners {
  readonly recruiterId: string | null;
  readonly hiringManagerId: string | null;
}

/**
 * What speaks against a member who has the scope for jobs of their own only.
 * @param job null for what belongs to no job
 */
export function refuseBeyondOwnJobs(actor: Actor, scope: Scope, job: JobOwners | null): NotPermitted | null {
  if (!reachesOwnJobsOnly(actor, scope)) return null;
  const id = actingMember(actor)?.id;
  const own = job !== null && (job.recruiterId === id || job.hiringManagerId === id);
  return own ? null : NotPermitted.because('JOB', scope);
}

/** Whether it has to be asked whose job something belongs to. */
export function reachesOwnJobsOnly(actor: Actor, scope: Scope): boolean {
  return actingMember(actor)?.rights[scope] === 'OWN';
}

import { type Actor, actingMember } from '../actor/actor.js';
import { NotPermitted, OrganizationSuspended } from '../problems/common-problems.js';
import type { Problem } from '../problems/problem.js';
import { anyCaller, operator } from './operator.js';
import type { Scope } from './scopes.js';

/**
 * What speaks against a call that needs this. An API key needs the scope; where a member acts, by themselves or
 * through a key, their role needs it too.
 */
export function refuseUnpermitted(
  actor: Actor,
  needed: Scope | typeof operator | typeof anyCaller,
): NotPermitted | null {
  if (needed === anyCaller) return null;
  if (needed === operator) return actor.kind === 'OPERATOR' ? null : NotPermitted.toOthers();
  if (actor.kind === 'OPERATOR') return NotPermitted.because('KEY', needed);
  if (actor.kind === 'API_KEY' && !actor.scopes.includes(needed)) return NotPermitted.because('KEY', needed);
  const member = actingMember(actor);
  return member !== null && member.rights[needed] === undefined ? NotPermitted.because('ROLE', needed) : null;
}

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
  return actingMember(actor)?.rights[scope] === 'OWN_JOBS';
}

/** A suspended organization reads and changes nothing. */
export function refuseWhileSuspended(actor: Actor): Problem | null {
  return 'suspended' in actor && actor.suspended ? new OrganizationSuspended() : null;
}

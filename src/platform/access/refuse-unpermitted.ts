import { type Actor, actingMember } from '../actor/actor.js';
import { NotPermitted, OrganizationSuspended } from '../problems/common-problems.js';
import type { Problem } from '../problems/problem.js';
import { anyCaller, operator } from './operator.js';
import type { Scope } from './scope.js';

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

/** A suspended organization reads and changes nothing. */
export function refuseWhileSuspended(actor: Actor): Problem | null {
  return 'suspended' in actor && actor.suspended ? new OrganizationSuspended() : null;
}

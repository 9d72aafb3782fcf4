import { type Actor, actingMember } from '../actor/actor.js';

/**
 * Whether they see what somebody said in confidence to who takes care of jobs: such members, and machines that act for nobody.
 * Who looks on or evaluates does not, and the database hides it from their reads.
 */
export function seesConfidences(actor: Actor): boolean {
  const member = actingMember(actor);
  return member === null || member.rights['jobs:write'] !== undefined;
}

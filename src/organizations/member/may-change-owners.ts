import { type Actor, actingMember } from '../../platform/actor/actor.js';

/** A machine that acts on behalf of somebody never has an owner's rights, whoever they are. */
export function mayChangeOwners(actor: Actor): boolean {
  const member = actingMember(actor);
  return member === null || (actor.kind === 'MEMBER' && member.role === 'OWNER');
}

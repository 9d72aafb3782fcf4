import { actingAs, type MemberEntity } from '../organizations/index.js';
import type { Actor } from '../platform/actor/actor.js';

/** The member whose link it is, with what their role lets them do: nothing more than if they had signed in. */
export function linkActor(
  organizationId: string,
  { id, fullName: name, role }: Pick<MemberEntity, 'id' | 'fullName' | 'role'>,
): Actor {
  return { kind: 'MEMBER', organizationId, ...actingAs({ id, name, role }), suspended: false, via: 'PAGE' };
}

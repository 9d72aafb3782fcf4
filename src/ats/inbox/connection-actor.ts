import type { Actor, Via } from '../../platform/actor/actor.js';

/** Another system, by its connection: what follows from what it sends was done by it. */
export function connectionActor(
  organizationId: string,
  { id, name }: { readonly id: string; readonly name: string },
  via: Via,
): Actor {
  return { kind: 'CONNECTION', organizationId, id, name, via };
}

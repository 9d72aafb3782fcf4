import type { Actor } from '../../platform/actor/actor.js';

/** Another system, by its connection: what is changed by what it sends was changed by it. */
export function connectionActor(organizationId: string, name: string): Actor {
  return { kind: 'SYSTEM', organizationId, name, via: 'CONNECTOR' };
}

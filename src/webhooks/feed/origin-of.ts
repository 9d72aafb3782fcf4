import type { ActorKind, ActorRecord } from '../../platform/actor/actor.js';
import type { EventOrigin } from '../catalogue/event-body.js';

const originOfKind: Readonly<Record<ActorKind, EventOrigin>> = {
  API_KEY: 'API',
  CANDIDATE: 'PAGE',
  CONNECTION: 'CONNECTOR',
  MEMBER: 'API',
  OPERATOR: 'API',
  SYSTEM: 'SYSTEM',
};

/** By which way a change came, told from who made it. */
export function originOf({ kind, via }: Pick<ActorRecord, 'kind' | 'via'>): EventOrigin {
  return via ?? originOfKind[kind];
}

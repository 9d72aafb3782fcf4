/** Who acts in this call, and for which organization. An explicit argument everywhere: there is no hidden request state. */
export type Actor =
  | {
      readonly kind: 'API_KEY';
      readonly organizationId: string;
      readonly id: string;
      readonly name: string;
      readonly scopes: readonly string[];
    }
  | { readonly kind: 'MEMBER'; readonly organizationId: string; readonly id: string; readonly name: string }
  | { readonly kind: 'SYSTEM'; readonly organizationId: string; readonly name: string };

/** What is recorded of an actor beside what they did. */
export interface ActorRecord {
  readonly kind: Actor['kind'];
  readonly id: string | null;
  readonly name: string;
}

/** The service itself, acting for an organization because a date came or a queue entry was due. */
export function systemActor(organizationId: string): Actor {
  return { kind: 'SYSTEM', organizationId, name: 'Followthrough' };
}

export function recordOf(actor: Actor): ActorRecord {
  return { kind: actor.kind, id: 'id' in actor ? actor.id : null, name: actor.name };
}

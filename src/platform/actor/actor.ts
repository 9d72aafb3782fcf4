import type { Rights, Scope } from '../access/scope.js';

/** A member who acts, with what their role lets them do. */
export interface ActingMember {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly rights: Rights;
  /** Whether they see what somebody said in confidence: their role says so. */
  readonly seesConfidences: boolean;
}

/** A machine with an API key, perhaps on behalf of a member: then it may do what the key and the member both may. */
export interface ApiKeyActor {
  readonly kind: 'API_KEY';
  readonly organizationId: string;
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly onBehalfOf: ActingMember | null;
  /** The organization is suspended: it may be read and not changed. */
  readonly suspended: boolean;
}

/** A member who signed in with their organization's identity provider. */
export interface MemberActor extends ActingMember {
  readonly kind: 'MEMBER';
  readonly organizationId: string;
  readonly suspended: boolean;
}

/** By which way a change came that no person made by the API: told with its events, so that a system drops its own echo. */
export type Via = 'SYNC' | 'CONNECTOR' | 'PAGE';

/** Who acts in this call, and for which organization. An explicit argument everywhere: there is no hidden request state. */
export type Actor = (
  | ApiKeyActor
  | MemberActor
  /** A candidate, by the link in a mail to them. */
  | { readonly kind: 'CANDIDATE'; readonly organizationId: string; readonly id: string; readonly name: string }
  | { readonly kind: 'SYSTEM'; readonly organizationId: string; readonly name: string }
  /** Another system that feeds the organization, by what it sent. */
  | { readonly kind: 'CONNECTION'; readonly organizationId: string; readonly id: string; readonly name: string }
  /** Who runs the service, for the organization that is made or changed. */
  | { readonly kind: 'OPERATOR'; readonly organizationId: string; readonly name: string }
) & { readonly via?: Via };

export type ActorKind = Actor['kind'];

/** What is recorded of an actor beside what they did. */
export interface ActorRecord {
  readonly kind: ActorKind;
  readonly id: string | null;
  readonly name: string;
  readonly onBehalfOf: { readonly id: string; readonly name: string } | null;
  readonly via?: Via;
}

/** The organization of somebody who acts for none: it has no rows. */
export const noOrganization = '00000000-0000-0000-0000-000000000000';

/** The service itself, acting for an organization because a date came or a queue entry was due. */
export function systemActor(organizationId: string): Actor {
  return { kind: 'SYSTEM', organizationId, name: 'Followthrough' };
}

export function operatorActor(organizationId: string): Actor {
  return { kind: 'OPERATOR', organizationId, name: 'Operator' };
}

/** The member whose role bounds what may be done; null where none acts. */
export function actingMember(actor: Actor): ActingMember | null {
  if (actor.kind === 'MEMBER') return actor;
  return actor.kind === 'API_KEY' ? actor.onBehalfOf : null;
}

/** Whether they see what somebody said in confidence: the database hides it from their reads if not. Machines that act for nobody do. */
export function seesConfidences(actor: Actor): boolean {
  return actingMember(actor)?.seesConfidences ?? true;
}

export function recordOf(actor: Actor): ActorRecord {
  const id = 'id' in actor ? actor.id : null;
  const behind = actor.kind === 'API_KEY' ? actor.onBehalfOf : null;
  const onBehalfOf = behind === null ? null : { id: behind.id, name: behind.name };
  const via = actor.via === undefined ? {} : { via: actor.via };
  return { kind: actor.kind, id, name: actor.name, onBehalfOf, ...via };
}

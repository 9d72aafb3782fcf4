import type { EventTypeName, FactsOf } from '../catalogue/event-types.js';

/** What an event is about, beside its facts. */
export type EventSubject =
  | { readonly applicationId: string }
  | { readonly candidateId: string }
  | { readonly jobId: string }
  | Readonly<Record<string, never>>;

/** An event as it is to be told outside, before it has a number. */
export interface ToldEvent {
  readonly type: EventTypeName;
  readonly about: EventSubject;
  readonly facts: object;
}

export function told<Name extends EventTypeName>(type: Name, about: EventSubject, facts: FactsOf<Name>): ToldEvent {
  return { type, about, facts };
}

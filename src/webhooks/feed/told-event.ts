import type { EventTypeName, FactsOf } from '../catalogue/event-types.js';

/** What an event is about, beside its facts. */
export type About =
  | { readonly applicationId: string }
  | { readonly candidateId: string }
  | { readonly jobId: string }
  | Readonly<Record<string, never>>;

/** An event as it is to be told outside, before it has a number. */
export interface ToldEvent {
  readonly type: EventTypeName;
  readonly about: About;
  readonly facts: object;
}

export function told<Name extends EventTypeName>(type: Name, about: About, facts: FactsOf<Name>): ToldEvent {
  return { type, about, facts };
}

import { z } from 'zod';

/** A kind of domain event: a past-tense name and the shape of what it carries (ids and plain values, no personal data). */
export interface EventType<Payload extends object> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
}

export interface DomainEvent<Payload extends object> {
  readonly id: string;
  readonly type: string;
  readonly payload: Payload;
}

const names = new Set<string>();

/** Every event that the loaded modules declare. */
export function eventTypeNames(): readonly string[] {
  return [...names].sort();
}

/** Declares an event. `name` is `noun.past_participle`, such as `timeline.slipped`. */
export function eventType<Payload extends object>(name: string, payload: z.ZodType<Payload>): EventType<Payload> {
  names.add(name);
  return { name, payload };
}

/** One event to publish, with what it carries. */
export interface Publication {
  readonly type: EventType<object>;
  readonly payload: object;
}

export function publication<Payload extends object>(type: EventType<Payload>, payload: Payload): Publication {
  return { type: type as EventType<object>, payload };
}

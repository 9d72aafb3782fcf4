import { eventTypeNames, isEventTypeName } from './event-types.js';

/** What is wrong with a choice of types, in one sentence; null if nothing is. */
export function unknownTypes(types: readonly string[] | null): string | null {
  if (types === null) return null;
  if (types.length === 0) return 'must name a type, or be left out for all';
  const unknown = types.find((type) => !isEventTypeName(type));
  return unknown === undefined ? null : `${JSON.stringify(unknown)} is no type; there are ${eventTypeNames.join(', ')}`;
}

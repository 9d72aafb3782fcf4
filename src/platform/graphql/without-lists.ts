/**
 * Variables in which every list that is longer than so many is empty. The same object where there is none.
 * @param longest elements
 */
export function withoutLists(variables: Record<string, unknown>, longest: number): Record<string, unknown> {
  const entries = Object.entries(variables);
  const shortened = entries.map(([name, value]): [string, unknown] => [name, withoutList(value, longest)]);
  return shortened.some(([, value], place) => value !== entries[place]?.[1])
    ? Object.fromEntries(shortened)
    : variables;
}

function withoutList(value: unknown, longest: number): unknown {
  if (Array.isArray(value)) return value.length > longest ? [] : value;
  return isPlain(value) ? withoutLists(value, longest) : value;
}

/** Scalars may be objects once they are parsed. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** The entries of an update that were given: neither left out nor null. What is not given stays as it is. */
export function given<T extends object>(changes: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}

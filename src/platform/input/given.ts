/** The entries of an update that were given: neither left out nor null. What is not given stays as it is. */
export function given<T extends object>(changes: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}

/** The same of values that can be removed: null is given, and removes; only what is left out stays as it is. */
export function givenOrRemoved<T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

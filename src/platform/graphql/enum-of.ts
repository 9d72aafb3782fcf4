/** The object that GraphQL makes an enum of: each value under its own name. */
export function enumOf<Value extends string>(values: readonly Value[]): { readonly [Each in Value]: Each } {
  return Object.fromEntries(values.map((value) => [value, value])) as { readonly [Each in Value]: Each };
}

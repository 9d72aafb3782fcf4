const lists = new WeakMap<object, string>();

/**
 * The list of an input that may be long, of rows that each stand by itself: it goes to its taker as it was given, who looks
 * at every row. What decorates it beside this sees how many there are, and nothing of them.
 */
export function RowsAsGiven(): PropertyDecorator {
  return (target, property) => void lists.set(target.constructor, String(property));
}

/** The value with as many nothings in place of its rows. */
export function withoutRows(value: unknown, metatype: object | undefined): unknown {
  const [name, rows] = rowsOf(value, metatype);
  return name === undefined ? value : { ...(value as object), [name]: rows.map(() => null) };
}

/** Its rows, where they were taken out. */
export function withRows(given: unknown, input: object, metatype: object | undefined): object {
  const [name, rows] = rowsOf(given, metatype);
  return name === undefined ? input : Object.assign(input, { [name]: rows });
}

function rowsOf(value: unknown, metatype: object | undefined): [string, readonly unknown[]] | [undefined, []] {
  const name = metatype && lists.get(metatype);
  const rows = name === undefined ? undefined : (value as Readonly<Record<string, unknown>>)[name];
  return name !== undefined && Array.isArray(rows) ? [name, rows] : [undefined, []];
}

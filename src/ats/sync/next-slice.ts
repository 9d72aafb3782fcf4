/**
 * The rows from there on that are applied together: no more than so many, and no two of the same id, of which the second has
 * to see what the first one did.
 */
export function nextSlice<Row>(
  rows: readonly Row[],
  from: number,
  most: number,
  idOf: (row: Row) => string,
): readonly Row[] {
  const ids = new Set<string>();
  let end = from;
  for (; end < rows.length && end < from + most; end += 1) {
    const id = idOf(rows[end] as Row);
    if (ids.has(id)) break;
    ids.add(id);
  }
  return rows.slice(from, end);
}

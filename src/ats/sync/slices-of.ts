/**
 * Rows in slices, in their order: none of more than so many, and none with two rows of the same id, of which the second has to
 * see what the first one did.
 */
export function slicesOf<Row>(rows: readonly Row[], most: number, idOf: (row: Row) => string): Row[][] {
  const slices: Row[][] = [];
  let slice: Row[] = [];
  let ids = new Set<string>();
  for (const row of rows) {
    if (slice.length === most || ids.has(idOf(row))) {
      slices.push(slice);
      slice = [];
      ids = new Set();
    }
    slice.push(row);
    ids.add(idOf(row));
  }
  return slice.length > 0 ? [...slices, slice] : slices;
}

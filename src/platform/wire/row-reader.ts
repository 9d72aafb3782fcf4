import pg from 'pg';

/** What PostgreSQL says of one column of an answer. */
export interface ColumnDescription {
  readonly name: string;
  readonly dataTypeID: number;
}

/** Makes a row of its values as they cross the wire: in text, null for NULL. */
export type RowReader = (values: readonly (string | null)[]) => object;

type Oid = Parameters<typeof pg.types.getTypeParser>[0];

/** Rows of these columns, each value by the process's parser of its type. */
export function rowReader(described: readonly ColumnDescription[]): RowReader {
  const columns = described.map(({ name, dataTypeID }) => ({ name, parse: pg.types.getTypeParser(dataTypeID as Oid) }));
  // Every row begins as a copy of this one: rows of one statement have one shape.
  const empty: Record<string, unknown> = Object.fromEntries(columns.map(({ name }) => [name, null]));
  return (values) => {
    const row = { ...empty };
    let index = 0;
    for (const { name, parse } of columns) {
      const value = values[index];
      if (typeof value === 'string') row[name] = parse(value);
      index += 1;
    }
    return row;
  };
}

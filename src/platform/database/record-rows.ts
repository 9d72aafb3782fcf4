import type { WriteTransaction } from './transaction.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * Rows as one JSON parameter, for many rows in one statement: keys in snake case, as columns are called. Dates go as
 * RFC 3339 and lists as arrays; PostgreSQL reads them back by the table's own row type.
 */
export function recordRows(rows: readonly Row[]): string {
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [columnOf(key), value]))),
  );
}

// The same few for every row of a backlog.
const columns = new Map<string, string>();

/** `decisionDate` is `decision_date`. */
export function columnOf(property: string): string {
  const known = columns.get(property);
  if (known !== undefined) return known;
  const column = property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  columns.set(property, column);
  return column;
}

/**
 * Inserts rows, all in one statement.
 * @param table a name from the code, never from outside
 */
export async function insertRows(tx: WriteTransaction, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first).map(columnOf).join(', ');
  await tx.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
    [recordRows(rows)],
  );
}

/**
 * Updates rows of the organization by their id, all in one statement: every property but `id` is written.
 * @param table a name from the code, never from outside
 */
export async function updateRows(
  tx: WriteTransaction,
  table: string,
  rows: readonly (Row & { readonly id: string })[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first)
    .filter((key) => key !== 'id')
    .map(columnOf);
  const written = columns.map((column) => `${column} = r.${column}`).join(', ');
  await tx.query(
    `UPDATE ${table} t SET ${written} FROM jsonb_populate_recordset(NULL::${table}, $2::jsonb) r
     WHERE t.organization_id = $1 AND t.id = r.id`,
    [tx.organizationId, recordRows(rows)],
  );
}

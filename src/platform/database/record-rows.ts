import { oftenAsked } from './statement.js';
import type { WriteTransaction } from './transaction.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * These properties of rows as one JSON parameter, for many rows in one statement: keys in snake case, as columns are
 * called. Dates go as RFC 3339 and lists as arrays; PostgreSQL reads them back by the table's own row type.
 */
function recordRows(rows: readonly Row[], properties: readonly string[]): string {
  const named = properties.map((property) => [property, columnOf(property)] as const);
  return JSON.stringify(
    rows.map((row) => {
      const record: Record<string, unknown> = {};
      for (const [property, column] of named) record[column] = row[property];
      return record;
    }),
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
 * Inserts rows, all in one statement. A list is of a column of lists: a row that is written alone would not say it in JSON.
 * @param table a name from the code, never from outside
 */
export async function insertRows(tx: WriteTransaction, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const properties = Object.keys(first);
  const columns = properties.map(columnOf).join(', ');
  if (rows.length === 1) {
    const places = properties.map((_, index) => `$${index + 1}`).join(', ');
    const insertOne = `INSERT INTO ${table} (${columns}) VALUES (${places})`;
    return await tx.tell(oftenAsked(insertOne), valuesOf(first, properties));
  }
  const insert = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
  await tx.tell(oftenAsked(insert), [recordRows(rows, properties)]);
}

/**
 * Updates rows of the organization by their id, all in one statement: every property but `id` is written, or, of rows
 * that this transaction locked and read, those in which one of them differs.
 * @param table a name from the code, never from outside
 * @param stored the rows as they stand, in the same order
 */
export async function updateRows(
  tx: WriteTransaction,
  table: string,
  rows: readonly (Row & { readonly id: string })[],
  stored: readonly object[] | null = null,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const properties = Object.keys(first).filter(
    (property) => property !== 'id' && (stored === null || isChanged(property, rows, stored)),
  );
  if (properties.length === 0) return;
  if (rows.length === 1) {
    const set = properties.map((property, index) => `${columnOf(property)} = $${index + 3}`).join(', ');
    const updateOne = `UPDATE ${table} SET ${set} WHERE organization_id = $1 AND id = $2`;
    return await tx.tell(oftenAsked(updateOne), [tx.organizationId, first.id, ...valuesOf(first, properties)]);
  }
  const written = properties.map((property) => `${columnOf(property)} = r.${columnOf(property)}`).join(', ');
  const update = `
    UPDATE ${table} t SET ${written} FROM jsonb_populate_recordset(NULL::${table}, $2::jsonb) r
    WHERE t.organization_id = $1 AND t.id = r.id`;
  await tx.tell(oftenAsked(update), [tx.organizationId, recordRows(rows, ['id', ...properties])]);
}

/**
 * Of a row that is written alone, each as JSON would have it: PostgreSQL takes it for the type of its column, and reads no
 * record.
 */
function valuesOf(row: Row, properties: readonly string[]): readonly unknown[] {
  return properties.map((property) => {
    const value = row[property] ?? null;
    return hasJson(value) ? value.toJSON() : value;
  });
}

/** Dates, and those of Temporal. */
function hasJson(value: unknown): value is { toJSON(): unknown } {
  return typeof value === 'object' && value !== null && 'toJSON' in value;
}

function isChanged(property: string, rows: readonly Row[], stored: readonly object[]): boolean {
  return rows.some((row, index) => !isSame(row[property], (stored[index] as Row | undefined)?.[property]));
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, index) => each === b[index]);
}

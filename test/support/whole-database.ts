import type { Client } from 'pg';

/** Where a text was found: `schema.table.column`. */
export type Place = string;

const columnsSql = `
  SELECT format('%I.%I', n.nspname, c.relname) AS relation, a.attname AS name
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm') AND a.attnum > 0 AND NOT a.attisdropped
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
  ORDER BY relation, a.attnum`;

/**
 * Every column of every table that holds one of the texts, the queue's tables too, in whatever case, and in bytes. Needs
 * the superuser: row-level security would hide the rest.
 */
export async function placesOf(client: Client, texts: readonly string[]): Promise<Place[]> {
  const patterns = texts.flatMap((text) => [text, Buffer.from(text).toString('hex')].map((each) => `%${each}%`));
  const { rows: columns } = await client.query<{ relation: string; name: string }>(columnsSql);
  const places: Place[] = [];
  for (const { relation, name } of columns) {
    const { rows } = await client.query(
      `SELECT FROM ${relation} r WHERE r.${client.escapeIdentifier(name)}::text ILIKE ANY($1) LIMIT 1`,
      [patterns],
    );
    if (rows.length > 0) places.push(`${relation}.${name}`);
  }
  return places;
}

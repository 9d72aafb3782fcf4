import pg from 'pg';

// What the database computes itself cannot be given.
const tablesSql = `
  SELECT c.relname AS name, (SELECT string_agg(quote_ident(a.attname), ', ') FROM pg_attribute a
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'schema_migrations' ORDER BY 1`;

/** Brings every row of one database into another that has none, as a restored dump does: as values, whatever wrote them. */
export async function copyRows(fromUrl: string, toUrl: string): Promise<void> {
  const [from, to] = [fromUrl, toUrl].map((connectionString) => new pg.Client({ connectionString })) as [
    pg.Client,
    pg.Client,
  ];
  await Promise.all([from.connect(), to.connect()]);
  try {
    // Neither triggers nor keys, which a dump adds in the end.
    await to.query(`SET session_replication_role = 'replica'`);
    for (const { name, columns } of (await from.query<{ name: string; columns: string }>(tablesSql)).rows) {
      const { rows } = await from.query<{ rows: string | null }>(
        `SELECT jsonb_agg(to_jsonb(t))::text AS rows FROM ${name} t`,
      );
      const text = rows[0]?.rows;
      if (text)
        await to.query(
          `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, $1::jsonb)`,
          [text],
        );
    }
  } finally {
    await Promise.all([from.end(), to.end()]);
  }
}

import pg from 'pg';

/** Rows as texts, by their table. */
export type TenantRows = Readonly<Record<string, readonly string[]>>;

const tablesSql = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name, a.attname AS owner
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = CASE c.relname WHEN 'organizations' THEN 'id' ELSE 'organization_id' END
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1`;

/** Every row of an organization, table by table, and what is queued for it: as the superuser sees them, in one order. */
export async function rowsOf(superuserUrl: string, organizationId: string): Promise<TenantRows> {
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  try {
    return await readRows(superuser, organizationId);
  } finally {
    await superuser.end();
  }
}

async function readRows(superuser: pg.Client, organizationId: string): Promise<TenantRows> {
  const { rows: tables } = await superuser.query<{ name: string; owner: string }>(tablesSql);
  const found: Record<string, string[]> = {};
  for (const { name, owner } of tables) {
    found[name] = await texts(superuser, `SELECT t::text AS row FROM ${name} t WHERE ${owner} = $1`, organizationId);
  }
  found['pgboss.job'] = await texts(
    superuser,
    `SELECT t::text AS row FROM pgboss.job t WHERE data ->> 'organizationId' = $1`,
    organizationId,
  );
  return found;
}

async function texts(superuser: pg.Client, sql: string, organizationId: string): Promise<string[]> {
  const { rows } = await superuser.query<{ row: string }>(sql, [organizationId]);
  return rows.map(({ row }) => row).sort();
}

/** The ids that stand anywhere in these rows. */
export function idsIn(rows: TenantRows): Set<string> {
  const text = Object.values(rows).flat().join('\n');
  return new Set(text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g));
}

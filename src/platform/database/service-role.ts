import pg from 'pg';

/** The service was given a database role that could read across organizations; it refuses to run with it. */
export class UnsafeDatabaseRole extends Error {
  override readonly name = 'UnsafeDatabaseRole';
}

interface Rights {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypassesRls: boolean;
  readonly owner: boolean;
}

const rights = `
  SELECT r.rolname AS name, r.rolsuper AS superuser, r.rolbypassrls AS "bypassesRls",
    EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owner
  FROM pg_roles r WHERE r.rolname = current_user`;

/**
 * Tries the address the service is to use, before anything is built on it. Row-level security protects nothing from a
 * superuser, an owner or a role that bypasses it.
 */
export async function refuseUnsafeRole(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<Rights>(rights);
    const [role] = rows;
    if (role === undefined) throw new UnsafeDatabaseRole('the database role could not be read');
    const faults = [
      role.superuser && 'is a superuser',
      role.bypassesRls && 'bypasses row-level security',
      role.owner && 'owns tables',
    ].filter((fault) => fault !== false);
    if (faults.length === 0) return;
    throw new UnsafeDatabaseRole(`DATABASE_URL must name the service's own role: "${role.name}" ${faults.join(', ')}`);
  } finally {
    await client.end();
  }
}

import type { TenantDatabase } from './tenant-database.js';

/** The service was given a database role that could read across organizations; it refuses to run with it. */
export class UnsafeDatabaseRole extends Error {
  override readonly name = 'UnsafeDatabaseRole';
}

const rights = `
  SELECT r.rolname AS name, r.rolsuper AS superuser, r.rolbypassrls AS "bypassesRls",
    EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owner
  FROM pg_roles r WHERE r.rolname = current_user`;

/** Row-level security protects nothing from a superuser, an owner or a role that bypasses it. */
export async function refuseUnsafeRole(database: TenantDatabase): Promise<void> {
  const [role] = await database.crossing<{ name: string; superuser: boolean; bypassesRls: boolean; owner: boolean }>(
    rights,
    [],
  );
  if (role === undefined) throw new UnsafeDatabaseRole('the database role could not be read');
  const faults = [
    role.superuser && 'is a superuser',
    role.bypassesRls && 'bypasses row-level security',
    role.owner && 'owns tables',
  ].filter((fault) => fault !== false);
  if (faults.length > 0) {
    throw new UnsafeDatabaseRole(`DATABASE_URL must name the service's own role: "${role.name}" ${faults.join(', ')}`);
  }
}

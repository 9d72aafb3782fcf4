import type { Client } from 'pg';
import type { SqlFunction } from './migration-files.js';
import { forget, recordFunction } from './migration-ledger.js';

/**
 * Creates a function, or replaces it, with whatever arguments it had; in the caller's transaction.
 * @param early before the tables that it speaks of: its body is not looked at
 */
export async function putFunction(owner: Client, each: SqlFunction, { early }: { early: boolean }): Promise<void> {
  await dropFunction(owner, each.name);
  // A file may hand itself to the crossing role, which may not create anything at other times.
  await owner.query('GRANT CREATE ON SCHEMA public TO followthrough_crossing');
  await owner.query(`SET LOCAL check_function_bodies = ${early ? 'off' : 'on'}`);
  await owner.query(each.sql);
  await owner.query('RESET ROLE; REVOKE CREATE ON SCHEMA public FROM followthrough_crossing');
  await recordFunction(owner, each);
}

export async function takeFunction(owner: Client, name: string): Promise<void> {
  await dropFunction(owner, name);
  await forget(owner, name);
}

// What a policy, a trigger or a column leans on cannot be dropped; its arguments cannot change either.
const dependentObjects = '2BP01';

async function dropFunction(owner: Client, name: string): Promise<void> {
  const { rows } = await owner.query<{ signature: string }>(
    `SELECT oid::regprocedure::text AS signature FROM pg_proc WHERE proname = $1 AND pronamespace = 'public'::regnamespace`,
    [name],
  );
  for (const { signature } of rows) {
    await owner.query('SAVEPOINT before_drop');
    try {
      await owner.query(`DROP FUNCTION ${signature}`);
    } catch (error) {
      if ((error as { code?: string }).code !== dependentObjects) throw error;
      await owner.query('ROLLBACK TO SAVEPOINT before_drop');
    }
  }
}

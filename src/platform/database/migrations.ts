import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { installQueue } from '../queue/queue-schema.js';

/** One numbered migration: `<number>_<name>.up.sql` and its way back. */
interface Migration {
  readonly version: number;
  readonly name: string;
  readonly up: string;
  readonly down: string;
}

// Two services that start at once must not migrate at once; the number is arbitrary and ours.
const migrationLock = 7_106_001;

const ledger = `
  CREATE TABLE IF NOT EXISTS schema_migrations (
    version    integer NOT NULL,
    name       text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT schema_migrations_pkey PRIMARY KEY (version)
  );
  GRANT SELECT ON schema_migrations TO followthrough_service`;

export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.up.sql')).sort();
  return await Promise.all(
    files.map(async (file) => ({
      version: Number(file.slice(0, 4)),
      name: file.slice(5, -'.up.sql'.length),
      up: await readFile(join(folder, file), 'utf8'),
      down: await readFile(join(folder, file.replace('.up.sql', '.down.sql')), 'utf8'),
    })),
  );
}

/**
 * Brings the schema to the newest version, or to `to`, as the owner and under an advisory lock; each migration in a
 * transaction of its own. Also installs the queue. Its connection is closed before it returns.
 */
export async function migrate(
  ownerUrl: string,
  options: { readonly folder: string; readonly queues: readonly string[]; readonly to?: number },
): Promise<{ applied: number; version: number }> {
  const migrations = await readMigrations(options.folder);
  const target = options.to ?? migrations.at(-1)?.version ?? 0;
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'followthrough-migrate' });
  await owner.connect();
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await owner.query(ledger);
    const { rows } = await owner.query<{ version: number }>('SELECT version FROM schema_migrations ORDER BY version');
    const done = new Set(rows.map((row) => row.version));
    const forward = migrations.filter((each) => each.version <= target && !done.has(each.version));
    const back = migrations.filter((each) => each.version > target && done.has(each.version)).reverse();
    for (const each of forward) {
      await inTransaction(owner, each.up, 'INSERT INTO schema_migrations (version, name) VALUES ($1, $2)', [
        each.version,
        each.name,
      ]);
    }
    for (const each of back) {
      await inTransaction(owner, each.down, 'DELETE FROM schema_migrations WHERE version = $1', [each.version]);
    }
    await installQueue(ownerUrl, owner, options.queues);
    return { applied: forward.length + back.length, version: target };
  } finally {
    await owner.end();
  }
}

async function inTransaction(owner: pg.Client, sql: string, record: string, values: unknown[]): Promise<void> {
  await owner.query('BEGIN');
  try {
    await owner.query(sql);
    await owner.query(record, values);
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

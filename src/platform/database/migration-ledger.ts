import type { Client } from 'pg';
import type { Migration, SqlFunction } from './migration-files.js';

/** The database was made by other migrations than those at hand: nothing was done to it. The message says which. */
export class UnknownMigrations extends Error {}

/** What was applied to a database, by name: versions of migrations, and the checksums of their texts and of functions'. */
export interface AppliedMigrations {
  readonly migrations: ReadonlyMap<number, { readonly name: string; readonly checksum: string }>;
  /** Checksums by name. */
  readonly functions: ReadonlyMap<string, string>;
}

const tableSql = `
  CREATE TABLE IF NOT EXISTS schema_migrations (
    version    integer,
    name       text NOT NULL,
    checksum   text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT schema_migrations_pkey PRIMARY KEY (name),
    CONSTRAINT schema_migrations_version_unique UNIQUE (version)
  );
  COMMENT ON COLUMN schema_migrations.version IS 'NULL: a function, which has no number and is replaced when its text changes.';
  GRANT SELECT ON schema_migrations TO followthrough_service`;

const hasChecksumsSql = `
  SELECT count(*)::int AS columns, count(*) FILTER (WHERE attname = 'checksum')::int AS checksums
  FROM pg_attribute WHERE attrelid = to_regclass('public.schema_migrations') AND attnum > 0 AND NOT attisdropped`;

/** Makes the ledger where there is none, and reads it. */
export async function readLedger(owner: Client): Promise<AppliedMigrations> {
  const { rows: shapes } = await owner.query<{ columns: number; checksums: number }>(hasChecksumsSql);
  if (shapes[0] && shapes[0].columns > 0 && shapes[0].checksums === 0) {
    throw new UnknownMigrations(
      'the database was made by a version before the first release, whose migrations are gone: begin with an empty database (of a trial: remove its data directory, DATA_DIR)',
    );
  }
  await owner.query(tableSql);
  const { rows } = await owner.query<{ version: number | null; name: string; checksum: string }>(
    'SELECT version, name, checksum FROM schema_migrations',
  );
  return {
    migrations: new Map(rows.flatMap(({ version, ...each }) => (version === null ? [] : [[version, each]]))),
    functions: new Map(rows.flatMap(({ version, name, checksum }) => (version === null ? [[name, checksum]] : []))),
  };
}

/** A migration that was applied stays as it is: what another database would get from an edited one is not what is here. */
export function refuseEdited(migrations: readonly Migration[], applied: AppliedMigrations): void {
  for (const { version, name, checksum } of migrations) {
    const there = applied.migrations.get(version);
    if (there === undefined || (there.name === name && there.checksum === checksum)) continue;
    const number = String(version).padStart(4, '0');
    throw new UnknownMigrations(
      there.name === name
        ? `migration ${number}_${name} was edited after it was applied to this database: put its text back, and write a further migration`
        : `migration ${number} was applied to this database as ${there.name} and is called ${name} here`,
    );
  }
}

export async function recordMigration(owner: Client, { version, name, checksum }: Migration): Promise<void> {
  await owner.query('INSERT INTO schema_migrations (version, name, checksum) VALUES ($1, $2, $3)', [
    version,
    name,
    checksum,
  ]);
}

export async function recordFunction(owner: Client, { name, checksum }: SqlFunction): Promise<void> {
  await owner.query(
    `INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, applied_at = excluded.applied_at`,
    [name, checksum],
  );
}

export async function forget(owner: Client, name: string): Promise<void> {
  await owner.query('DELETE FROM schema_migrations WHERE name = $1', [name]);
}

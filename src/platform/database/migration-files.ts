import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One numbered migration: `<number>_<name>.up.sql` and its way back. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly up: string;
  readonly down: string;
  readonly checksum: string;
}

/** A function of the database as it is to be: `functions/<name of a migration>/<its own name>.sql`. */
export interface SqlFunction {
  readonly name: string;
  /** The migration that cannot do without it; it is created just before. */
  readonly migration: string;
  readonly sql: string;
  readonly checksum: string;
}

export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.up.sql')).sort();
  const migrations = await Promise.all(
    files.map(async (file) => {
      const up = await readFile(join(folder, file), 'utf8');
      const down = await readFile(join(folder, file.replace('.up.sql', '.down.sql')), 'utf8');
      return {
        version: Number(file.slice(0, 4)),
        name: file.slice(5, -'.up.sql'.length),
        up,
        down,
        checksum: checksumOf(up),
      };
    }),
  );
  const twice = migrations.find(({ version }, index) => version === migrations[index - 1]?.version);
  if (twice) throw new Error(`two migrations have the number ${String(twice.version).padStart(4, '0')}`);
  const namesake = migrations.find(({ name }, index) => migrations.findIndex((each) => each.name === name) < index);
  if (namesake) throw new Error(`two migrations are called ${namesake.name}`);
  return migrations;
}

export async function readFunctions(folder: string): Promise<SqlFunction[]> {
  const files = (await readdir(join(folder, 'functions'), { recursive: true }))
    .filter((file) => file.endsWith('.sql'))
    .sort();
  return await Promise.all(
    files.map(async (file) => {
      const [migration = '', name = ''] = file.slice(0, -'.sql'.length).split(/[/\\]/);
      const sql = await readFile(join(folder, 'functions', file), 'utf8');
      return { name, migration, sql, checksum: checksumOf(sql) };
    }),
  );
}

/** Of the text, not of how a working copy ends its lines. */
function checksumOf(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}

import { appendFile, cp, mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMigrations } from '../../../src/platform/database/migrations.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const needed = ['src', 'migrations', 'test/support', 'package.json', 'tsconfig.json', '.swcrc'];

// What a release brings that adds to what there is: columns, a check, an index and a table, on what is used most, and in
// another order than requests lock it.
const up = `
  ALTER TABLE messages ADD COLUMN planted text NOT NULL DEFAULT 'planted';
  ALTER TABLE domain_events ADD COLUMN planted text;
  ALTER TABLE applications ADD COLUMN planted text;
  ALTER TABLE applications ADD CONSTRAINT applications_planted_short CHECK (length(planted) < 100);
  ALTER TABLE candidates ADD COLUMN planted timestamptz;
  ALTER TABLE jobs ADD COLUMN planted integer;
  CREATE INDEX applications_planted ON applications (organization_id, planted);
  CREATE TABLE planted (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    id uuid NOT NULL,
    CONSTRAINT planted_pkey PRIMARY KEY (organization_id, id)
  );`;

const down = `
  DROP TABLE planted;
  ALTER TABLE jobs DROP COLUMN planted;
  ALTER TABLE candidates DROP COLUMN planted;
  ALTER TABLE applications DROP COLUMN planted;
  ALTER TABLE domain_events DROP COLUMN planted;
  ALTER TABLE messages DROP COLUMN planted;`;

/**
 * A working copy of a version to come: this one, with one migration more, and with every function of the database edited,
 * so that each is put anew. It uses the packages of this one.
 */
export async function nextVersion(): Promise<{ readonly directory: string; readonly name: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'followthrough-next-'));
  for (const each of needed) await cp(join(root, each), join(directory, each), { recursive: true });
  await symlink(join(root, 'node_modules'), join(directory, 'node_modules'));
  const migrations = join(directory, 'migrations');
  const newest = (await readMigrations(migrations)).at(-1)?.version ?? 0;
  const name = `${String(newest + 1).padStart(4, '0')}_planted`;
  await writeFile(join(migrations, `${name}.up.sql`), up);
  await writeFile(join(migrations, `${name}.down.sql`), down);
  const functions = join(migrations, 'functions');
  for (const file of await readdir(functions, { recursive: true })) {
    if (file.endsWith('.sql')) await appendFile(join(functions, file), '\n-- planted\n');
  }
  return { directory, name };
}

import pg from 'pg';
import { installQueue } from '../queue/queue-schema.js';
import { type Migration, readFunctions, readMigrations, type SqlFunction } from './migration-files.js';
import { type Applied, forget, readLedger, recordMigration, refuseEdited } from './migration-ledger.js';
import { putFunction, takeFunction } from './sql-functions.js';

export { readMigrations } from './migration-files.js';

// Two services that start at once must not migrate at once; the number is arbitrary and ours.
const migrationLock = 7_106_001;

/**
 * Brings the schema to the newest version, or to `to`, as the owner and under an advisory lock; each migration in a
 * transaction of its own, with the functions of its name. At the newest version the functions are those of the files.
 * Also installs the queue. Its connection is closed before it returns.
 * @throws UnknownMigrations if other migrations than those in the folder made the database
 */
export async function migrate(
  ownerUrl: string,
  options: { readonly folder: string; readonly queues: readonly string[]; readonly to?: number },
): Promise<{ applied: number; version: number }> {
  const migrations = await readMigrations(options.folder);
  const functions = await readFunctions(options.folder);
  const newest = migrations.at(-1)?.version ?? 0;
  const target = options.to ?? newest;
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'followthrough-migrate' });
  await owner.connect();
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const before = await readLedger(owner);
    refuseEdited(migrations, before);
    const forward = migrations.filter(({ version }) => version <= target && !before.migrations.has(version));
    const back = migrations.filter(({ version }) => version > target && before.migrations.has(version)).reverse();
    for (const each of forward) await goForward(owner, each, functionsOf(each, functions));
    for (const each of back) await goBack(owner, each, functionsOf(each, functions));
    // A process of an older version that starts beside newer ones leaves the functions to them.
    const isNewest = Math.max(0, ...before.migrations.keys()) <= newest;
    if (target === newest && isNewest) await refreshFunctions(owner, functions, await readLedger(owner));
    await installQueue(ownerUrl, owner, options.queues);
    return { applied: forward.length + back.length, version: target };
  } finally {
    await owner.end();
  }
}

function functionsOf({ name }: Migration, functions: readonly SqlFunction[]): SqlFunction[] {
  return functions.filter(({ migration }) => migration === name);
}

async function goForward(owner: pg.Client, migration: Migration, functions: readonly SqlFunction[]): Promise<void> {
  await inTransaction(owner, async () => {
    for (const each of functions) await putFunction(owner, each, { early: true });
    await owner.query(migration.up);
    await owner.query('RESET ROLE');
    await recordMigration(owner, migration);
  });
}

async function goBack(owner: pg.Client, migration: Migration, functions: readonly SqlFunction[]): Promise<void> {
  await inTransaction(owner, async () => {
    await owner.query(migration.down);
    await owner.query('RESET ROLE');
    for (const { name } of functions) await takeFunction(owner, name);
    await forget(owner, migration.name);
  });
}

/** Functions whose file changed are replaced, and those whose file is gone go. */
async function refreshFunctions(owner: pg.Client, functions: readonly SqlFunction[], applied: Applied): Promise<void> {
  const changed = functions.filter(({ name, checksum }) => applied.functions.get(name) !== checksum);
  const gone = [...applied.functions.keys()].filter((name) => !functions.some((each) => each.name === name));
  if (changed.length + gone.length === 0) return;
  await inTransaction(owner, async () => {
    for (const each of changed) await putFunction(owner, each, { early: false });
    for (const name of gone) await takeFunction(owner, name);
  });
}

async function inTransaction(owner: pg.Client, run: () => Promise<void>): Promise<void> {
  await owner.query('BEGIN');
  try {
    await run();
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

import pg from 'pg';
import { installQueue } from '../queue/queue-schema.js';
import { withBriefLocks } from './brief-locks.js';
import { type Migration, readFunctions, readMigrations, type SqlFunction } from './migration-files.js';
import { type AppliedMigrations, forget, readLedger, recordMigration, refuseEdited } from './migration-ledger.js';
import { putFunction, takeFunction } from './sql-functions.js';

export { readMigrations } from './migration-files.js';

// Two services that start at once must not migrate at once; the number is arbitrary and ours.
const migrationLock = 7_106_001;

// As long as a deployment waits for a process that starts.
const locksWithinMs = 600_000;

type InTransaction = (run: () => Promise<void>) => Promise<void>;

/**
 * Brings the schema to the newest version, or to `to`, as the owner and under an advisory lock; each migration in a
 * transaction of its own, with the functions of its name. At the newest version the functions are those of the files.
 * Others go on meanwhile: a table is waited for briefly, and again. Also installs the queue. Its connection is closed
 * before it returns.
 * @throws UnknownMigrations if other migrations than those in the folder made the database
 * @throws LocksTaken if others hold a table for longer than that
 */
export async function migrate(
  ownerUrl: string,
  options: {
    readonly folder: string;
    readonly queues: readonly string[];
    readonly to?: number;
    readonly locksWithinMs?: number;
  },
): Promise<{ applied: number; version: number }> {
  const migrations = await readMigrations(options.folder);
  const functions = await readFunctions(options.folder);
  const newest = migrations.at(-1)?.version ?? 0;
  const target = options.to ?? newest;
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'followthrough-migrate' });
  await owner.connect();
  const inTransaction: InTransaction = (run) => withBriefLocks(owner, options.locksWithinMs ?? locksWithinMs, run);
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const before = await readLedger(owner);
    refuseEdited(migrations, before);
    const forward = migrations.filter(({ version }) => version <= target && !before.migrations.has(version));
    const back = migrations.filter(({ version }) => version > target && before.migrations.has(version)).reverse();
    for (const each of forward) await goForward(owner, inTransaction, each, functionsOf(each, functions));
    for (const each of back) await goBack(owner, inTransaction, each, functionsOf(each, functions));
    // A process of an older version that starts beside newer ones leaves the functions to them.
    const isNewest = Math.max(0, ...before.migrations.keys()) <= newest;
    if (target === newest && isNewest) await refreshFunctions(owner, inTransaction, functions, await readLedger(owner));
    await installQueue(ownerUrl, owner, options.queues);
    return { applied: forward.length + back.length, version: target };
  } finally {
    await owner.end();
  }
}

function functionsOf({ name }: Migration, functions: readonly SqlFunction[]): SqlFunction[] {
  return functions.filter(({ migration }) => migration === name);
}

async function goForward(
  owner: pg.Client,
  inTransaction: InTransaction,
  migration: Migration,
  functions: readonly SqlFunction[],
): Promise<void> {
  await inTransaction(async () => {
    for (const each of functions) await putFunction(owner, each, { early: true });
    await owner.query(migration.up);
    await owner.query('RESET ROLE');
    await recordMigration(owner, migration);
  });
}

async function goBack(
  owner: pg.Client,
  inTransaction: InTransaction,
  migration: Migration,
  functions: readonly SqlFunction[],
): Promise<void> {
  await inTransaction(async () => {
    await owner.query(migration.down);
    await owner.query('RESET ROLE');
    for (const { name } of functions) await takeFunction(owner, name);
    await forget(owner, migration.name);
  });
}

/** Functions whose file changed are replaced, and those whose file is gone go. */
async function refreshFunctions(
  owner: pg.Client,
  inTransaction: InTransaction,
  functions: readonly SqlFunction[],
  applied: AppliedMigrations,
): Promise<void> {
  const changed = functions.filter(({ name, checksum }) => applied.functions.get(name) !== checksum);
  const gone = [...applied.functions.keys()].filter((name) => !functions.some((each) => each.name === name));
  if (changed.length + gone.length === 0) return;
  await inTransaction(async () => {
    for (const each of changed) await putFunction(owner, each, { early: false });
    for (const name of gone) await takeFunction(owner, name);
  });
}

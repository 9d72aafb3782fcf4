import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { TestDatabase } from './test-database.js';

// PostgreSQL looks for a deadlock after a second; two that have met are answered by then.
const waitingSql = `SELECT count(*)::int AS waiting FROM pg_locks
  WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`;

/** Resolves when so many wait for a lock. */
export async function untilWaiting(
  { superuserUrl }: Pick<TestDatabase, 'superuserUrl'>,
  many: number,
  isOver = () => false,
): Promise<void> {
  const looker = new pg.Client({ connectionString: superuserUrl });
  await looker.connect();
  try {
    while (((await looker.query<{ waiting: number }>(waitingSql)).rows[0]?.waiting ?? 0) < many && !isOver())
      await delay(5);
  } finally {
    await looker.end();
  }
}

/**
 * Does two things at once, so that they meet if they lock the other way round: a row that both need is held until the
 * first waits for it, and the second, with what it has locked before, behind it, or is done.
 * @param held a statement that locks the row which the first would lock before all others
 */
export async function atOnce<First, Second>(
  database: Pick<TestDatabase, 'superuserUrl'>,
  held: { readonly text: string; readonly values: readonly unknown[] },
  first: () => Promise<First>,
  second: () => Promise<Second>,
): Promise<[First, Second]> {
  const holder = new pg.Client({ connectionString: database.superuserUrl });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    const { rowCount } = await holder.query(held.text, [...held.values]);
    if (rowCount !== 1) throw new Error('what is to be held is not there');
    const one = first();
    await untilWaiting(database, 1);
    const other = second();
    // What needs nothing that is held is done by then.
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    other.then(done, done);
    await untilWaiting(database, 2, () => isDone);
    await holder.query('COMMIT');
    return await Promise.all([one, other]);
  } finally {
    await holder.end();
  }
}

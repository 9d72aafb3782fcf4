import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';

// Milliseconds, for each lock. Whoever needs a table for which somebody waits stands behind them. So briefly, that a few of
// them are less than the 700 after which the API refuses who waits for a place, and less than the second after which
// PostgreSQL ends somebody for a deadlock.
const waitAtMost = 100;
// As long as what came behind it takes to get through.
const pause = 500;

const notNow: ReadonlySet<string | undefined> = new Set(['55P03', '40P01']);

/** The locks of a migration could not be had: others hold them. Nothing was done. */
export class LocksTaken extends Error {}

/**
 * Runs a transaction that locks tables in use. While one of them cannot be had soon, all is taken back, and begun again a
 * little later: `run` may be called many times.
 * @throws LocksTaken if that does not help for so many milliseconds
 */
export async function withBriefLocks(owner: Client, patienceMs: number, run: () => Promise<void>): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    await owner.query('BEGIN');
    try {
      await owner.query(`SET LOCAL lock_timeout = ${waitAtMost}`);
      await run();
      await owner.query('COMMIT');
      return;
    } catch (error) {
      await owner.query('ROLLBACK');
      if (!notNow.has((error as { code?: string }).code)) throw error;
      if (performance.now() > until) throw new LocksTaken(textOf(error), { cause: error });
    }
    await delay(pause);
  }
}

function textOf(error: unknown): string {
  return `others hold what the migration has to lock: ${String(error)}; end what runs for long, and start again`;
}

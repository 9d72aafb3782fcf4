import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { isPostmasterOf } from './process-identity.js';

/** Neither is known of a process that was adopted: only its parent is told. */
export interface PostmasterExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A PostgreSQL server which accepts connections; it outlives this process unless it is stopped. */
export interface Postmaster {
  pid: number;
  port: number;
  exited: Promise<PostmasterExit>;
}

/** PostgreSQL's own words: SIGINT rolls back what is open and disconnects, SIGQUIT leaves the rest to recovery. */
const SHUTDOWNS = [
  { signal: 'SIGINT', patienceMs: 10_000 },
  // On SIGQUIT the postmaster itself kills, after 5 s, the backends that did not end.
  { signal: 'SIGQUIT', patienceMs: 10_000 },
] as const;

export async function stopPostmaster(postmaster: Postmaster, databaseDir: string): Promise<void> {
  for (const { signal, patienceMs } of SHUTDOWNS) {
    if (await isPostmasterOf(postmaster.pid, databaseDir)) process.kill(postmaster.pid, signal);
    if (await settlesWithin(postmaster.exited, patienceMs)) return;
  }
  throw new EmbeddedPostgresError('STOP_FAILED', `PostgreSQL, process ${postmaster.pid}, does not stop`);
}

async function settlesWithin(exited: Promise<PostmasterExit>, patienceMs: number): Promise<boolean> {
  const patience = new AbortController();
  // The timer also keeps this process alive: the child is unreferenced, and waiting for it alone would not.
  const tooLong = delay(patienceMs, false, { signal: patience.signal }).catch(() => false);
  try {
    return await Promise.race([exited.then(() => true), tooLong]);
  } finally {
    patience.abort();
  }
}

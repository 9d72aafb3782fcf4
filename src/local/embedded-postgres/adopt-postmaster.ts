import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { ClusterSite } from './cluster-site.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { POLL_MS, START_PATIENCE_MS } from './launch-postmaster.js';
import type { Postmaster, PostmasterExit } from './postmaster.js';
import { readPostmasterFile, removePostmasterFile } from './postmaster-file.js';
import { isAlive, isPostmasterOf, processesIn } from './process-identity.js';

/** How soon the end of a process that is not our child is noticed. */
const WATCH_MS = 250;
/** For one try to log in on loopback. */
const LOGIN_PATIENCE_MS = 2_000;

/**
 * Finds the postmaster which a killed service left behind.
 * @param urlAt the superuser's URL, given the port
 * @returns undefined if none runs and one may be started; PostgreSQL itself recovers the files of one that crashed
 */
export async function adoptPostmaster(
  site: ClusterSite,
  urlAt: (port: number) => string,
): Promise<Postmaster | undefined> {
  const { databaseDir } = site;
  const file = await readPostmasterFile(databaseDir);
  if (file === undefined) return undefined;
  const { pid } = file;
  if (!(await isPostmasterOf(pid, databaseDir))) {
    await discardIfForeign(pid, databaseDir);
    return undefined;
  }
  // It may still be recovering, or shutting down.
  const deadline = performance.now() + START_PATIENCE_MS;
  while (await isPostmasterOf(pid, databaseDir)) {
    const now = await readPostmasterFile(databaseDir);
    if (now?.status === 'ready' && (await answersFrom(urlAt(now.port), databaseDir))) {
      return { pid, port: now.port, exited: endOf(pid, databaseDir) };
    }
    if (performance.now() > deadline) {
      const message = `PostgreSQL, process ${pid} in ${databaseDir}, runs but does not let us in: stop it first`;
      throw new EmbeddedPostgresError('DATABASE_BUSY', message);
    }
    await delay(POLL_MS);
  }
  return undefined;
}

/**
 * PostgreSQL takes any live process of its own account with the recorded id for a postmaster, and would never start
 * again once that id is another program's. If the process is dead the file stays: PostgreSQL needs it to find out
 * whether backends of the crashed server still run.
 */
async function discardIfForeign(pid: number, databaseDir: string): Promise<void> {
  if (Number.isInteger(pid) && !isAlive(pid)) return;
  const [someone] = await processesIn(databaseDir);
  if (someone !== undefined) {
    const message = `process ${someone} works in the database directory ${databaseDir}: stop it first`;
    throw new EmbeddedPostgresError('DATABASE_BUSY', message);
  }
  await removePostmasterFile(databaseDir);
}

async function answersFrom(url: string, databaseDir: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: LOGIN_PATIENCE_MS });
  // Without a listener, a connection that drops would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory === databaseDir;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function endOf(pid: number, databaseDir: string): Promise<PostmasterExit> {
  while (await isPostmasterOf(pid, databaseDir)) await delay(WATCH_MS, undefined, { ref: false });
  return { code: null, signal: null };
}

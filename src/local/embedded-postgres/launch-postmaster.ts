import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { ClusterSite } from './cluster-site.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { freePort } from './free-port.js';
import { asParameters, type PostgresSettings } from './postgres-settings.js';
import type { Postmaster, PostmasterExit } from './postmaster.js';
import { readPostmasterFile } from './postmaster-file.js';
import { openPostmasterLog, type PostmasterLog } from './postmaster-log.js';
import { POSTGRES_ENVIRONMENT } from './run-to-end.js';

/** A clean start takes 0.1 s; recovery replays at most max_wal_size (256 MB), which slow disks do within this. */
export const START_PATIENCE_MS = 60_000;
export const POLL_MS = 25;

/** The port was taken meanwhile, or backends of a killed postmaster have not noticed yet: both pass. */
const PASSING = /could not bind|pre-existing shared memory block/;
/** Backends notice within moments; a next start has 10 s in all. */
const ATTEMPTS = 10;
const PAUSE_MS = 300;

export async function launchPostmaster(
  site: ClusterSite,
  settings: PostgresSettings,
  choosePort: () => Promise<number> = freePort,
): Promise<Postmaster> {
  const log = await openPostmasterLog(site.home);
  try {
    for (let attempt = 1; ; attempt++) {
      const port = await choosePort();
      const child = spawnPostmaster(site, settings, port, log);
      const failure = await failureToStart(child, site.databaseDir, log);
      if (failure === undefined && child.pid !== undefined) return { pid: child.pid, port, exited: exitOf(child) };
      const reason = failure ?? 'it has no process id';
      if (attempt === ATTEMPTS || !PASSING.test(reason)) {
        throw new EmbeddedPostgresError('START_FAILED', `PostgreSQL does not start: ${reason} (${log.path})`);
      }
      await delay(PAUSE_MS);
    }
  } finally {
    await log.close();
  }
}

/**
 * In a process group of its own: Ctrl-C signals the whole group of the service, which still has work to finish on the
 * database. Its output goes to a file, since a pipe would break with this process.
 */
function spawnPostmaster(
  site: ClusterSite,
  settings: PostgresSettings,
  port: number,
  log: PostmasterLog,
): ChildProcess {
  const { binaries, databaseDir, home, account } = site;
  const child = spawn(binaries.postgres, ['-D', databaseDir, '-p', String(port), ...asParameters(settings)], {
    cwd: home,
    env: POSTGRES_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  child.unref();
  return child;
}

async function failureToStart(
  child: ChildProcess,
  databaseDir: string,
  log: PostmasterLog,
): Promise<string | undefined> {
  let spawnError: Error | undefined;
  child.once('error', (error) => {
    spawnError = error;
  });
  const deadline = performance.now() + START_PATIENCE_MS;
  while (performance.now() < deadline) {
    await delay(POLL_MS);
    if (spawnError !== undefined) return spawnError.message;
    if (hasEnded(child)) return log.lastFailure();
    const file = await readPostmasterFile(databaseDir);
    if (file?.pid === child.pid && file?.status === 'ready') return undefined;
  }
  child.kill('SIGQUIT');
  return `not ready after ${START_PATIENCE_MS / 1000} s`;
}

async function exitOf(child: ChildProcess): Promise<PostmasterExit> {
  if (!hasEnded(child)) await once(child, 'exit');
  return { code: child.exitCode, signal: child.signalCode };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

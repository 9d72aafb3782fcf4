import { randomUUID } from 'node:crypto';
import { chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ClusterSite } from './cluster-site.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { runToEnd } from './run-to-end.js';
import { reasonOf } from './system-error.js';

export const SUPERUSER = 'postgres';

/** Runs initdb beside the final place and moves the result there: a start that is killed leaves no half a database. */
export async function initializeDatabase(site: ClusterSite, superuserPassword: string, sync: boolean): Promise<void> {
  const { home, databaseDir, account } = site;
  await removeUnfinished(databaseDir);
  const draft = `${databaseDir}.${randomUUID()}`;
  const passwordFile = `${draft}.password`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, superuserPassword, { mode: 0o600 });
    if (account) await Promise.all([draft, passwordFile].map((path) => chown(path, account.uid, account.gid)));
    const parameters = [
      `--pgdata=${draft}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      ...(sync ? [] : ['--no-sync']),
    ];
    await runToEnd(site.binaries.initdb, parameters, { cwd: home, account });
    await rename(draft, databaseDir);
  } catch (error) {
    throw new EmbeddedPostgresError('START_FAILED', `cannot create the database in ${home}: ${reasonOf(error)}`, {
      cause: error,
    });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function removeUnfinished(databaseDir: string): Promise<void> {
  const home = dirname(databaseDir);
  const unfinished = (await readdir(home)).filter((name) => name.startsWith(`${basename(databaseDir)}.`));
  // An initdb whose service was killed may still be writing into one; the next start removes that.
  await Promise.allSettled(unfinished.map((name) => rm(join(home, name), { recursive: true })));
}

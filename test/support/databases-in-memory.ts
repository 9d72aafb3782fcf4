import { chown, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cluster } from '../../src/local/embedded-postgres/start-cluster.js';
import { asSuperuser } from './test-template.js';

/** Where Linux lends memory as a directory. A container gets 64 MB of it unless it asks for more. */
const MEMORY = '/dev/shm';
/** For all databases that a run has at once, of 7 MB and what a test adds; never more than a dozen. */
const LEAST_BYTES = 512 * 1024 ** 2;

/**
 * Has the cluster keep the databases that are made from now on in memory, where there is enough of it: a file system on
 * disk takes ten times as long for the 700 files of each as PostgreSQL itself.
 * @param name what the name of their directory begins with
 * @returns the directory, to be removed when the cluster has stopped
 */
export async function keepDatabasesInMemory(cluster: Cluster, name: string): Promise<string | undefined> {
  const room = await statfs(MEMORY).catch(() => undefined);
  if (room === undefined || room.bavail * room.bsize < LEAST_BYTES) return undefined;
  const directory = await mkdtemp(join(MEMORY, name)).catch(() => undefined);
  if (directory === undefined) return undefined;
  const { uid, gid } = await stat(join(cluster.home, 'data'));
  await chown(directory, uid, gid);
  await asSuperuser(
    cluster.superuserUrl,
    `CREATE TABLESPACE memory LOCATION '${directory}'`,
    // Every other database begins as a copy of this one, where it is.
    'ALTER DATABASE template1 SET TABLESPACE memory',
  );
  return directory;
}

/** Removes what runs that were interrupted have left there; `isOver` tells by the name of a directory. */
export async function freeMemory(isOver: (name: string) => boolean): Promise<void> {
  const names = await readdir(MEMORY).catch(() => []);
  await Promise.all(names.filter(isOver).map((name) => rm(join(MEMORY, name), { recursive: true, force: true })));
}

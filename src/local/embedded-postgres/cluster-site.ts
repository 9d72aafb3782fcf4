import { createHash, randomUUID } from 'node:crypto';
import { access, chmod, chown, lstat, mkdir, readdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ClusterRecord } from './cluster-record.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { makeReadableDirectory, placeBinaries } from './place-binaries.js';
import { binariesIn, findPostgresPackage, hasLibraryLinks, type PostgresBinaries } from './postgres-binaries.js';
import { runToEnd } from './run-to-end.js';
import { reasonOf } from './system-error.js';
import { type Account, unprivilegedAccount } from './unprivileged-account.js';

/** Where a cluster lives, and what runs it as whom. */
export interface ClusterSite {
  home: string;
  databaseDir: string;
  binaries: PostgresBinaries;
  account: Account | undefined;
}

/**
 * Inside the private directory, if this process runs PostgreSQL under its own account. As root it lies outside, because
 * PostgreSQL then runs under another account, which may not reach a clone in somebody's home; the record points to it.
 */
export async function openClusterSite(
  privateDir: string,
  record: ClusterRecord,
  log: (line: string, facts: object) => void,
): Promise<ClusterSite> {
  const home = await realpath(record.home ?? privateDir).catch(() => record.home ?? privateDir);
  const isPlaced = record.home !== undefined || (await exists(databaseDirIn(privateDir)));
  const account = await unprivilegedAccount(isPlaced ? databaseDirIn(home) : undefined);
  if (account !== undefined && !isPlaced) return newSiteFor(account, privateDir, log);
  const source = await findPostgresPackage();
  const canUsePackage = account === undefined && (await hasLibraryLinks(source));
  const binaries = canUsePackage
    ? binariesIn(join(source.root, 'native'))
    : await placeBinaries(source, record.home === undefined ? privateDir : dirname(home));
  return { home, databaseDir: databaseDirIn(home), binaries, account };
}

async function newSiteFor(
  account: Account,
  privateDir: string,
  log: (line: string, facts: object) => void,
): Promise<ClusterSite> {
  const source = await findPostgresPackage();
  const reasons: string[] = [];
  for (const base of ['/var/lib/followthrough', join(tmpdir(), 'followthrough')]) {
    try {
      await makeReadableDirectory(base);
      await refuseUnlessOurs(base);
      const binaries = await placeBinaries(source, base);
      // Proves what no look at permissions could: that the account reaches them, and that the mount lets them run.
      await runToEnd(binaries.postgres, ['--version'], { cwd: base, account });
      const home = await newHome(base, privateDir, account, log);
      return { home, databaseDir: databaseDirIn(home), binaries, account };
    } catch (error) {
      reasons.push(`${base}: ${reasonOf(error)}`);
    }
  }
  const message = `no place which account ${account.name} can reach for the database (${reasons.join('; ')})`;
  throw new EmbeddedPostgresError('NO_REACHABLE_PLACE', message);
}

/** Named after its data directory, for people, and unlike any before: who removes a data directory starts afresh. */
async function newHome(
  base: string,
  privateDir: string,
  account: Account,
  log: (line: string, facts: object) => void,
): Promise<string> {
  const name = createHash('sha256').update(dirname(privateDir)).digest('hex').slice(0, 12);
  const earlier = (await readdir(base))
    .filter((other) => other.startsWith(`${name}-`))
    .map((other) => join(base, other));
  // Not ours to remove: the data directory may have been moved away, and points to it from there.
  if (earlier.length > 0) log('an earlier database of this path was left; remove it if nobody needs it', { earlier });
  const home = join(base, `${name}-${randomUUID().slice(0, 8)}`);
  await mkdir(home, { mode: 0o700 });
  // The account passes through but makes nothing here: root would follow its links when writing lock and log.
  await chown(home, 0, account.gid);
  await chmod(home, 0o710);
  return realpath(home);
}

/** In a directory for everybody, such as the temporary one, somebody else may have made it before us. */
async function refuseUnlessOurs(base: string): Promise<void> {
  const { uid, mode } = await lstat(base);
  if (uid !== 0 || (mode & 0o022) !== 0) throw new Error('it belongs to another account');
}

function databaseDirIn(home: string): string {
  return join(home, 'data');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { adoptPostmaster } from './adopt-postmaster.js';
import { bootstrapDatabase, DATABASE, OWNER, SERVICE } from './bootstrap-database.js';
import { type ClusterRecord, newClusterRecord, readClusterRecord, writeClusterRecord } from './cluster-record.js';
import { type ClusterSite, openClusterSite } from './cluster-site.js';
import { type DirectoryLock, lockDirectory } from './directory-lock.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { initializeDatabase, SUPERUSER } from './initialize-database.js';
import { launchPostmaster } from './launch-postmaster.js';
import { LOCAL_SETTINGS, type PostgresSettings } from './postgres-settings.js';
import { type Postmaster, type PostmasterExit, stopPostmaster } from './postmaster.js';
import { openPrivateDirectory, unwritable } from './private-directory.js';

export interface ClusterOptions {
  dataDir: string;
  log: (line: string, facts?: object) => void;
  /** Over those of a local service. */
  settings?: PostgresSettings;
}

export interface Cluster {
  superuserUrl: string;
  ownerUrl: string;
  serviceUrl: string;
  port: number;
  pid: number;
  adopted: boolean;
  firstStart: boolean;
  exited: Promise<PostmasterExit>;
  /** Where it lives, which as root is not inside the data directory. */
  home: string;
  stop(): Promise<void>;
}

export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const privateDir = await openPrivateDirectory(options.dataDir);
  const locks = [lockDirectory(privateDir, options.dataDir)];
  try {
    return await startLocked(privateDir, locks, options);
  } catch (error) {
    releaseAll(locks);
    throw error;
  }
}

async function startLocked(privateDir: string, locks: DirectoryLock[], options: ClusterOptions): Promise<Cluster> {
  const { dataDir, log } = options;
  const settings = { ...LOCAL_SETTINGS, ...options.settings };
  const known = (await readClusterRecord(privateDir)) ?? newClusterRecord();
  const site = await openClusterSite(privateDir, known, log);
  // A data directory which was copied points to the same home.
  if (site.home !== privateDir) locks.push(lockDirectory(site.home, dataDir));
  const record = await ensureDatabase(privateDir, site, known, settings, log);
  const url = (role: string, password: string, port: number, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  const superuser = (port: number, database: string) => url(SUPERUSER, record.superuserPassword, port, database);

  const adoptee = await adoptPostmaster(site, (port) => superuser(port, 'postgres'));
  const postmaster = adoptee ?? (await launchPostmaster(site, settings));
  const { pid, port, exited } = postmaster;
  const adopted = adoptee !== undefined;
  try {
    const firstStart = await bootstrapDatabase((database) => superuser(port, database), record);
    log(adopted ? 'database adopted, which an earlier start left running' : 'database started', { pid, port });
    return {
      superuserUrl: superuser(port, DATABASE),
      ownerUrl: url(OWNER, record.ownerPassword, port, DATABASE),
      serviceUrl: url(SERVICE, record.servicePassword, port, DATABASE),
      ...{ port, pid, adopted, firstStart, exited, home: site.home },
      stop: once(() => stopAndRelease(postmaster, site, locks, log)),
    };
  } catch (error) {
    await stopPostmaster(postmaster, site.databaseDir);
    throw error;
  }
}

async function ensureDatabase(
  privateDir: string,
  site: ClusterSite,
  known: ClusterRecord,
  settings: PostgresSettings,
  log: ClusterOptions['log'],
): Promise<ClusterRecord> {
  if (known.initialized) {
    await access(site.databaseDir).catch((error: unknown) => {
      const message = `the database is gone from ${site.home}: restore it, or remove ${dirname(privateDir)} to start afresh`;
      throw new EmbeddedPostgresError('DATABASE_MISSING', message, { cause: error });
    });
    return known;
  }
  const record = { ...known, ...(site.home !== privateDir && { home: site.home }) };
  // The passwords are on disk before a database exists which knows them.
  await writeRecord(privateDir, record);
  log('creating the database', { directory: site.home, ...(site.account && { account: site.account.name }) });
  await initializeDatabase(site, record.superuserPassword, settings.fsync !== 'off');
  const initialized = { ...record, initialized: true };
  await writeRecord(privateDir, initialized);
  return initialized;
}

async function writeRecord(privateDir: string, record: ClusterRecord): Promise<void> {
  await writeClusterRecord(privateDir, record).catch((error: unknown) => {
    throw unwritable(dirname(privateDir), error);
  });
}

async function stopAndRelease(
  postmaster: Postmaster,
  site: ClusterSite,
  locks: DirectoryLock[],
  log: ClusterOptions['log'],
): Promise<void> {
  await stopPostmaster(postmaster, site.databaseDir);
  releaseAll(locks);
  log('database stopped', { pid: postmaster.pid });
}

function releaseAll(locks: DirectoryLock[]): void {
  for (const lock of locks) lock.release();
}

function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readClusterRecord } from '../../src/local/embedded-postgres/cluster-record.js';
import { isAlive } from '../../src/local/embedded-postgres/process-identity.js';
import { startCluster } from '../../src/local/embedded-postgres/start-cluster.js';
import { freeMemory, keepDatabasesInMemory } from './databases-in-memory.js';

const PREFIX = 'followthrough-test-';

/** Fast, and lost when the machine goes down. */
export const THROWAWAY_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  checkpoint_timeout: '1h',
  max_wal_size: '8GB',
  bgwriter_lru_maxpages: '0',
  // A connection proves its password by hashing it as often: 4,096 times by default, for which a guess is to be dear.
  scram_iterations: '1',
  // Every test file that runs holds pools of its own.
  max_connections: '100',
};

export interface TestCluster {
  superuserUrl: string;
  ownerUrl: string;
  serviceUrl: string;
  stop(): Promise<void>;
}

/** A PostgreSQL server for one run of the test suite, with the roles and the database that a real one has. */
export async function startTestCluster(): Promise<TestCluster> {
  await removeAbandonedClusters();
  const dataDir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const cluster = await startThrowaway(dataDir);
  const memory = await keepDatabasesInMemory(cluster, `${PREFIX}${process.pid}-`);
  const { superuserUrl, ownerUrl, serviceUrl } = cluster;
  return {
    superuserUrl,
    ownerUrl,
    serviceUrl,
    stop: async () => {
      await cluster.stop();
      await removeDataDirectory(dataDir);
      if (memory !== undefined) await rm(memory, { recursive: true, force: true });
    },
  };
}

/** The directory, and the database if that lies elsewhere; PostgreSQL must have stopped. */
export async function removeDataDirectory(dataDir: string): Promise<void> {
  const record = await readClusterRecord(join(dataDir, 'postgres')).catch(() => undefined);
  if (record?.home !== undefined) await rm(record.home, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

/** A run that is interrupted does not get to its teardown; its server is still there, and the next run ends it. */
async function removeAbandonedClusters(): Promise<void> {
  const isAbandoned = (name: string) =>
    name.startsWith(PREFIX) && !isAlive(Number.parseInt(name.slice(PREFIX.length), 10));
  const abandoned = (await readdir(tmpdir())).filter(isAbandoned);
  await Promise.allSettled(
    abandoned.map(async (name) => {
      const dataDir = join(tmpdir(), name);
      await (await startThrowaway(dataDir)).stop();
      await removeDataDirectory(dataDir);
    }),
  );
  await freeMemory(isAbandoned);
}

function startThrowaway(dataDir: string) {
  return startCluster({ dataDir, log: () => undefined, settings: THROWAWAY_SETTINGS });
}

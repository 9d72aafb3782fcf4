import type { PostmasterExit } from './postmaster.js';
import { startCluster } from './start-cluster.js';

/** PostgreSQL of this service's own, reachable on loopback. */
export interface EmbeddedPostgres {
  /** The role that runs migrations. */
  ownerUrl: string;
  /** The role that serves. */
  serviceUrl: string;
  port: number;
  pid: number;
  /** Found running, since the service before was killed. */
  adopted: boolean;
  /** The database is new and empty. */
  firstStart: boolean;
  /** Resolves when PostgreSQL ends, whoever ended it. */
  exited: Promise<PostmasterExit>;
  /** The last thing a service does: ends PostgreSQL, and any connection that is left, and releases the data directory. */
  stop(): Promise<void>;
}

/**
 * Creates, starts, recovers or adopts the PostgreSQL of `dataDir`.
 * @throws EmbeddedPostgresError, with one line that says what to put right
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log: (line: string, facts?: object) => void;
}): Promise<EmbeddedPostgres> {
  const { dataDir, log } = options;
  const { superuserUrl, home, ...postgres } = await startCluster({ dataDir, log });
  return postgres;
}

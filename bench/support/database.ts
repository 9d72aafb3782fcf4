import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface BenchDatabase {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  stop(): Promise<void>;
}

/** A migrated database on an embedded PostgreSQL of its own, as safe on disk as a real one; gone afterwards. */
export async function startDatabase(code: string): Promise<BenchDatabase> {
  const { startEmbeddedPostgres } = await import(`../../${code}/local/embedded-postgres/index.js`);
  const { readClusterRecord } = await import(`../../${code}/local/embedded-postgres/cluster-record.js`);
  const { migrate } = await import(`../../${code}/platform/database/migrations.js`);
  const { queues } = await import(`../../${code}/subscriptions.js`);
  const dataDir = await mkdtemp(join(tmpdir(), 'followthrough-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const stop = async () => {
    await postgres.stop();
    const { home } = await readClusterRecord(join(dataDir, 'postgres'));
    if (home !== undefined) await rm(home, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await migrate(postgres.ownerUrl, { folder: fileURLToPath(new URL('../../migrations', import.meta.url)), queues });
  } catch (error) {
    await stop();
    throw error;
  }
  return { ownerUrl: postgres.ownerUrl, serviceUrl: postgres.serviceUrl, stop };
}

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { PostgresSettings } from '../../../src/local/embedded-postgres/postgres-settings.js';
import { isAlive } from '../../../src/local/embedded-postgres/process-identity.js';
import { type Cluster, startCluster } from '../../../src/local/embedded-postgres/start-cluster.js';
import { migrate } from '../../../src/platform/database/migrations.js';
import { queues } from '../../../src/subscriptions.js';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.js';
import { removeDataDirectory } from '../../support/test-cluster.js';

const migrations = fileURLToPath(new URL('../../../migrations', import.meta.url));

// As a service in earnest would have it: what was committed is on disk.
const durable: PostgresSettings = { fsync: 'on', synchronous_commit: 'on', max_connections: '100' };

/** A PostgreSQL server of a run's own, which the service reaches through a proxy. The run itself goes past it. */
export class FaultDatabase {
  #cluster: Cluster;
  #client: pg.Client | undefined;

  private constructor(
    private readonly dataDir: string,
    private readonly settings: PostgresSettings,
    private readonly isOurs: boolean,
    cluster: Cluster,
    readonly proxy: TcpProxy,
  ) {
    this.#cluster = cluster;
  }

  /** @param options.dataDir on a file system of the run's own, perhaps; it is left there */
  static async start(
    options: { dataDir?: string; settings?: PostgresSettings; to?: number; migrated?: boolean } = {},
  ): Promise<FaultDatabase> {
    const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'followthrough-faults-')));
    const settings = { ...durable, ...options.settings };
    const cluster = await startCluster({ dataDir, log: () => undefined, settings });
    const to = options.to === undefined ? {} : { to: options.to };
    if (options.migrated ?? true) await migrate(cluster.ownerUrl, { folder: migrations, queues, ...to });
    const proxy = await startTcpProxy({ port: cluster.port });
    return new FaultDatabase(dataDir, settings, options.dataDir === undefined, cluster, proxy);
  }

  /** As the service reaches it. */
  get serviceUrl(): string {
    return this.proxy.through(this.#cluster.serviceUrl);
  }

  /** As the owner, past the proxy. */
  get ownerUrl(): string {
    return this.#cluster.ownerUrl;
  }

  /** Where it lies, with its data in `data`. */
  get home(): string {
    return this.#cluster.home;
  }

  /** Whether its postmaster runs; it may be recovering. */
  get isUp(): boolean {
    return isAlive(this.#cluster.pid);
  }

  /** As the superuser, whom row-level security does not bind. */
  async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    if (this.#client === undefined) {
      this.#client = new pg.Client({ connectionString: this.#cluster.superuserUrl });
      // The server goes away while it is connected: that is what the run is about.
      this.#client.on('error', () => {
        this.#client = undefined;
      });
      await this.#client.connect();
    }
    return (await this.#client.query<Row>(text, values)).rows;
  }

  /** A session of the run's own. */
  async session(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#cluster.superuserUrl });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** SIGKILL: its backends die with it, and what is on disk has to be recovered. */
  async kill(): Promise<void> {
    process.kill(this.#cluster.pid, 'SIGKILL');
    await this.#cluster.exited;
    await this.#gone();
  }

  /** As its operator would stop it: what is open is rolled back. */
  async end(): Promise<void> {
    await this.#gone();
  }

  /** Starts again after it has gone. */
  async start(): Promise<void> {
    this.#cluster = await startCluster({ dataDir: this.dataDir, log: () => undefined, settings: this.settings });
    this.proxy.aim(this.#cluster.port);
  }

  /** Resolves when it has begun to answer; it recovers first. */
  async answers(): Promise<void> {
    for (;;) {
      try {
        await this.sql('SELECT 1');
        return;
      } catch {
        this.#client = undefined;
        await delay(50);
      }
    }
  }

  async stop(): Promise<void> {
    await this.#gone();
    await this.proxy.stop();
    if (this.isOurs) await removeDataDirectory(this.dataDir);
  }

  async #gone(): Promise<void> {
    await this.#client?.end().catch(() => undefined);
    this.#client = undefined;
    await this.#cluster.stop();
  }
}

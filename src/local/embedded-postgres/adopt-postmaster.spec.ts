import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { startServiceProcess } from '../../../test/support/embedded-postgres/service-process.js';
import { removeDataDirectory, THROWAWAY_SETTINGS } from '../../../test/support/test-cluster.js';
import { stopPostmaster } from './postmaster.js';
import { isPostmasterOf } from './process-identity.js';
import { type Cluster, startCluster } from './start-cluster.js';

describe('the start after a crash', () => {
  let dataDir: string;
  let databaseDir: string;
  /** As PostgreSQL wrote it while it ran. */
  let postmasterFile: string;
  const sleepers: ChildProcess[] = [];
  const started: Cluster[] = [];

  async function start(): Promise<Cluster> {
    const cluster = await startCluster({ dataDir, log: () => undefined, settings: THROWAWAY_SETTINGS });
    started.push(cluster);
    return cluster;
  }

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'data-'));
    const cluster = await start();
    databaseDir = join(cluster.home, 'data');
    postmasterFile = await readFile(join(databaseDir, 'postmaster.pid'), 'utf8');
    await execute(cluster.ownerUrl, 'CREATE TABLE promise (day text)');
    await cluster.stop();
  });

  afterEach(async () => {
    for (const cluster of started.splice(0)) await cluster.stop();
    for (const sleeper of sleepers.splice(0)) await endedBy(sleeper);
  });

  afterAll(() => removeDataDirectory(dataDir));

  /** Under the database's account, because PostgreSQL itself only fears process ids of its own account. */
  async function startSleeper(cwd = '/'): Promise<ChildProcess & { pid: number }> {
    const { uid, gid } = await stat(databaseDir);
    const sleeper = spawn('sleep', ['600'], { argv0: 'postgres', cwd, uid, gid, stdio: 'ignore' });
    await once(sleeper, 'spawn');
    sleepers.push(sleeper);
    return Object.assign(sleeper, { pid: sleeper.pid ?? Number.NaN });
  }

  function leavePostmasterFileOf(pid: number): Promise<void> {
    return writeFile(join(databaseDir, 'postmaster.pid'), postmasterFile.replace(/^\d+/, String(pid)));
  }

  it('adopts the database of a service which was killed with its whole process group', async () => {
    const service = await startServiceProcess(dataDir);
    await execute(service.postgres.ownerUrl, "INSERT INTO promise VALUES ('Friday')");
    await service.killGroup();

    const cluster = await start();
    expect(cluster).toMatchObject({ adopted: true, firstStart: false, pid: service.postgres.pid });
    expect(await execute(cluster.ownerUrl, 'SELECT FROM promise')).toBe(1);

    await cluster.stop();
    await cluster.stop();
    expect(await cluster.exited).toEqual({ code: null, signal: null });
    expect(await isPostmasterOf(cluster.pid, databaseDir)).toBe(false);
  });

  it('recovers a database whose postmaster was killed, after saying that it ended', async () => {
    const crashed = await start();
    process.kill(crashed.pid, 'SIGKILL');
    expect(await crashed.exited).toEqual({ code: null, signal: 'SIGKILL' });
    await crashed.stop();

    const recovered = await start();
    expect(recovered.adopted).toBe(false);
    await execute(recovered.ownerUrl, 'SELECT FROM promise');
    await recovered.stop();
  });

  it('leaves alone another program which got the process id of the postmaster', async () => {
    const stranger = await startSleeper();
    await leavePostmasterFileOf(stranger.pid);

    const cluster = await start();
    expect(cluster.adopted).toBe(false);
    await cluster.stop();
    expect(await endedBy(stranger)).toBe('SIGTERM');
  });

  it('refuses to start beside an unknown process which works inside the database', async () => {
    const stranger = await startSleeper(databaseDir);
    await leavePostmasterFileOf(stranger.pid);
    await expect(start()).rejects.toMatchObject({
      code: 'DATABASE_BUSY',
      message: `process ${stranger.pid} works in the database directory ${databaseDir}: stop it first`,
    });
    expect(await endedBy(stranger)).toBe('SIGTERM');
  });

  it('starts although a power failure emptied the file which names the postmaster', async () => {
    await writeFile(join(databaseDir, 'postmaster.pid'), '');
    expect((await start()).adopted).toBe(false);
  });

  it('signals nobody when the process id to stop is no longer the postmaster', async () => {
    const stranger = await startSleeper();
    const exited = Promise.resolve({ code: 0, signal: null });
    await stopPostmaster({ pid: stranger.pid, port: 0, exited }, databaseDir);
    expect(await endedBy(stranger)).toBe('SIGTERM');
  });
});

/** Ends it with the signal which the kernel delivers last: one that anybody sent before shows instead. */
async function endedBy(sleeper: ChildProcess): Promise<NodeJS.Signals | null> {
  if (sleeper.exitCode === null && sleeper.signalCode === null) {
    sleeper.kill('SIGTERM');
    await once(sleeper, 'exit');
  }
  return sleeper.signalCode;
}

async function execute(url: string, sql: string): Promise<number | null> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query(sql);
  await client.end();
  return rowCount;
}

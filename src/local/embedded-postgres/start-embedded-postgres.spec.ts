import { spawnSync } from 'node:child_process';
import { chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import {
  SERVICE_PROGRAM,
  type ServiceProcess,
  startServiceProcess,
} from '../../../test/support/embedded-postgres/service-process.js';
import { removeDataDirectory, THROWAWAY_SETTINGS } from '../../../test/support/test-cluster.js';
import { type Cluster, startCluster } from './start-cluster.js';
import { startEmbeddedPostgres } from './start-embedded-postgres.js';
import { unprivilegedAccount } from './unprivileged-account.js';

const account = await unprivilegedAccount(undefined);
const identity = { uid: account?.uid, gid: account?.gid };
const itAsRoot = account === undefined ? it.skip : it;
/** A clone in root's home cannot be read by the account which that test wants to be. */
const canBeAccount = account && spawnSync(process.execPath, ['--check', SERVICE_PROGRAM], identity).status === 0;
const itAsAccount = canBeAccount ? it : it.skip;

const log = () => undefined;
const started: Cluster[] = [];
const services: ServiceProcess[] = [];

/** What startEmbeddedPostgres does, and tells more. */
async function startIn(dataDir: string, settings = {}): Promise<Cluster> {
  const cluster = await startCluster({ dataDir, log, settings });
  started.push(cluster);
  return cluster;
}

afterEach(async () => {
  for (const service of services.splice(0)) await service.killGroup();
  for (const cluster of started.splice(0)) await cluster.stop();
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** Of mode 0700, like a home directory. */
function makePrivateHome(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'home-'));
}

describe('startEmbeddedPostgres, in a clone inside a private home', () => {
  let home: string;
  let dataDir: string;
  let first: Cluster;
  const start = () => startIn(dataDir);

  beforeAll(async () => {
    home = await makePrivateHome();
    dataDir = join(home, 'clone', '.data');
    first = await start();
    await ask(first.ownerUrl, "CREATE TABLE promise AS SELECT 'Friday' AS day");
    await first.stop();
  });

  afterAll(async () => {
    await removeDataDirectory(dataDir);
    await rm(home, { recursive: true });
  });

  it('creates the database at the first start, and finds its rows again at the second', async () => {
    const second = await start();
    expect([first.firstStart, second.firstStart]).toEqual([true, false]);
    expect([first.adopted, second.adopted]).toEqual([false, false]);
    expect(await ask(second.ownerUrl, 'SELECT day FROM promise')).toEqual([{ day: 'Friday' }]);
  });

  it('listens on loopback alone, safe on disk, in UTC and in the C locale', async () => {
    const postgres = await start();
    const names = ['listen_addresses', 'unix_socket_directories', 'fsync', 'timezone', 'jit', 'max_connections'];
    const settings = names.map((name) => `current_setting('${name}') AS ${name}`).join(', ');
    expect(await ask(postgres.superuserUrl, `SELECT ${settings}`)).toEqual([
      {
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        fsync: 'on',
        timezone: 'UTC',
        jit: 'off',
        max_connections: '60',
      },
    ]);
    const ours = 'FROM pg_database WHERE datname = current_database()';
    expect(
      await ask(postgres.ownerUrl, `SELECT pg_encoding_to_char(encoding) AS encoding, datcollate ${ours}`),
    ).toEqual([{ encoding: 'UTF8', datcollate: 'C' }]);
  });

  it('asks for a password, and keeps it where only its own account reads it', async () => {
    const postgres = await start();
    const wrong = new URL(postgres.serviceUrl);
    wrong.password = 'guessed';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    await postgres.stop();

    const { mode: directoryMode } = await stat(join(dataDir, 'postgres'));
    const { mode: fileMode } = await stat(join(dataDir, 'postgres', 'cluster.json'));
    expect([directoryMode & 0o777, fileMode & 0o777]).toEqual([0o700, 0o600]);
  });

  itAsRoot('runs as another account when it is root, on a database which that account can reach', async () => {
    const postgres = await start();
    expect((await readdir(join(dataDir, 'postgres'))).toSorted()).toEqual(['cluster.json', 'service.lock']);
    expect((await stat(`/proc/${postgres.pid}`)).uid).toBe(account?.uid);
  });

  it('stops however often it is told to, and says that it ended', async () => {
    const postgres = await start();
    await Promise.all([postgres.stop(), postgres.stop()]);
    await postgres.stop();
    expect(await postgres.exited).toEqual({ code: 0, signal: null });
    await expect(ask(postgres.ownerUrl, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('refuses a data directory in use by another service, which goes on and ends by itself when told', async () => {
    const service = await startServiceProcess(dataDir);
    services.push(service);
    await expect(start()).rejects.toMatchObject({
      code: 'DATA_DIRECTORY_IN_USE',
      message: `data directory ${dataDir} is already in use by another running service`,
    });
    expect(await ask(service.postgres.ownerUrl, 'SELECT day FROM promise')).toEqual([{ day: 'Friday' }]);
    expect(await service.end()).toBe(0);
  });
});

describe('startEmbeddedPostgres, on an empty data directory', () => {
  it('lets one of two services win which start at the same instant, and does not replace a database that is gone', async () => {
    const dataDir = await makePrivateHome();
    const results = await Promise.allSettled([1, 2].map(() => startIn(dataDir, THROWAWAY_SETTINGS)));
    const [winner, ...others] = results.filter((result) => result.status === 'fulfilled');
    expect(others).toEqual([]);
    await winner?.value.stop();

    await rm(join(winner?.value.home ?? '', 'data'), { recursive: true });
    await expect(startIn(dataDir)).rejects.toMatchObject({ code: 'DATABASE_MISSING' });
    await removeDataDirectory(dataDir);
  });

  itAsAccount('keeps everything inside the data directory when it is not root', async () => {
    const home = await makePrivateHome();
    const dataDir = join(home, '.data');
    await mkdir(dataDir);
    for (const path of [home, dataDir]) await chown(path, account?.uid ?? -1, account?.gid ?? -1);
    const service = await startServiceProcess(dataDir, identity);
    services.push(service);
    expect(service.postgres.firstStart).toBe(true);
    expect((await readdir(join(dataDir, 'postgres'))).toSorted()).toEqual([
      'cluster.json',
      'data',
      'postgres.log',
      'service.lock',
    ]);
    expect(await service.end()).toBe(0);
    await rm(home, { recursive: true });
  });

  it('says in one line why it cannot write to it', async () => {
    const home = await makePrivateHome();
    const file = join(home, 'file');
    await writeFile(file, '');
    for (const [dataDir, reason] of [
      [join(file, 'data'), 'not a directory'],
      [file, 'not a directory'],
      ['/proc/data', 'no such file or directory'],
    ] as const) {
      await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toMatchObject({
        code: 'DATA_DIRECTORY_UNWRITABLE',
        message: `cannot write to data directory ${dataDir}: ${reason}`,
      });
    }
    await rm(home, { recursive: true });
  });
});

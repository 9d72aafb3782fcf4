import { execFile } from 'node:child_process';
import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startMailServer } from '../../support/mail-server/start-mail-server.js';
import { type ApiClient, mutationOf } from '../harness/api-client.js';
import { DecisionLoad } from '../harness/decision-load.js';
import { FaultDatabase } from '../harness/fault-database.js';
import type { FaultRow } from '../harness/fault-row.js';
import { CannotShow, type Findings } from '../harness/findings.js';
import { compare, drained } from '../harness/ledger.js';
import { Stage } from '../harness/stage.js';

const run = promisify(execFile);
const sizeMb = 320;

/** Puts the data of a database onto a file system that is small, and takes no space on the disk of the machine. */
async function moveToSmallDisk(database: FaultDatabase): Promise<string> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new CannotShow('a small file system is mounted for it, which needs root on Linux');
  }
  await database.end();
  const [data, before] = [join(database.home, 'data'), join(database.home, 'data.before')];
  await rename(data, before);
  await mkdir(data);
  const { uid, gid } = await stat(before);
  const options = `size=${sizeMb}m,mode=0700,uid=${uid},gid=${gid}`;
  await run('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', data]).catch((error: unknown) => {
    throw new CannotShow(`no file system can be mounted here: ${String(error)}`);
  });
  await run('cp', ['-a', `${before}/.`, data]);
  await database.start();
  return data;
}

/** All of the space that is left. */
async function fill(directory: string): Promise<void> {
  const ballast = await open(join(directory, 'ballast'), 'w');
  try {
    for (let page = 65_536; page >= 4_096; page /= 2) {
      // Others write meanwhile: the last of it is whoever's comes first.
      while ((await statfs(directory)).bavail > 0) await ballast.write(Buffer.alloc(page));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await ballast.close();
  }
}

/** That the first try of a request has failed cannot be written down either: until it can, the next is told that it runs. */
const isClean = (reason: string) => reason.startsWith('503') || reason === '409 IDEMPOTENCY_IN_PROGRESS';

async function whileFull(stage: Stage, directory: string, load: DecisionLoad, findings: Findings): Promise<void> {
  const [api] = stage.services;
  if (api === undefined) throw new Error('there is no API');
  findings.progress('the disk is full');
  await fill(directory);
  const since = performance.now();
  const statuses = new Set<number | null>();
  let firstFailure = Number.POSITIVE_INFINITY;
  while (performance.now() - since < 40_000) {
    statuses.add(await api.health('ready'));
    const refused = Object.keys(load.tries.refused).length > 0;
    if (refused && firstFailure === Number.POSITIVE_INFINITY) firstFailure = performance.now();
    await delay(200);
  }
  findings.equal('a write failed', Number.isFinite(firstFailure), true);
  findings.equal('readiness failed', statuses.has(503), true);
  findings.equal('readiness at the end of it', await api.health('ready'), 503);
  const others = Object.keys(load.tries.refused).filter((reason) => !isClean(reason));
  findings.equal('refused with anything but 503, or 409 while the same request is under way', others, []);
}

export const diskFull: FaultRow = {
  name: 'disk-full',
  promise: 'disk full: writes fail cleanly; readiness 503; nothing lost after space returns',
  minutes: 3,
  run: async (findings) => {
    const settings = { max_wal_size: '64MB', min_wal_size: '32MB' };
    const stage = new Stage(await FaultDatabase.start({ settings }), await startMailServer());
    let data: string | undefined;
    try {
      data = await moveToSmallDisk(stage.database);
      await goThrough(stage, data, findings);
    } finally {
      await stage.database.end();
      if (data !== undefined) await run('umount', [data]);
      await stage.strike();
    }
  },
};

async function goThrough(stage: Stage, data: string, findings: Findings): Promise<void> {
  const api = await stage.start('api');
  await stage.start('worker');
  const { apiKey } = await stage.organization(api);
  const client = stage.client(api, apiKey, 16);
  const load = new DecisionLoad(() => client, 'disk');
  load.begin(4);
  const filling = fillTables(client);
  await delay(5_000);
  await whileFull(stage, data, load, findings);
  await rm(join(data, 'ballast'));
  findings.progress(`there is space again; PostgreSQL ${stage.database.isUp ? 'is up' : 'had ended, and is started'}`);
  if (!stage.database.isUp) {
    await stage.database.end();
    await stage.database.start();
  }
  await stage.database.answers();
  const since = performance.now();
  while ((await api.health('ready')) !== 200 && performance.now() - since < 60_000) await delay(100);
  findings.atMost('readiness is back after', (performance.now() - since) / 1_000, 20, ' s');
  await delay(5_000);
  await Promise.all([load.end(), filling.end()]);
  const seconds = await drained(stage, { withinSeconds: 180, hurry: true });
  findings.equal('all drained', seconds !== null, true);
  findings.equal('processes that had to be restarted', stage.services.filter(({ hasEnded }) => hasEnded).length, 0);
  const compared = await compare(stage, load.acknowledged.keys());
  findings.figure('decisions acknowledged', compared.acknowledged);
  findings.equal('lost', compared.lost, []);
  findings.figure('duplicates', compared.duplicates);
  findings.equal('duplicates without a flag', compared.unflagged, []);
}

/** Each job takes some of a page: what is free in the tables does not last. */
function fillTables(client: ApiClient) {
  let isOver = false;
  const createJob = mutationOf('createJob', 'Job { id }');
  const running = (async () => {
    while (!isOver) {
      await client.send(createJob, { input: { title: 'x'.repeat(120) } });
      await delay(20);
    }
  })();
  return {
    end: async () => {
      isOver = true;
      await running;
    },
  };
}

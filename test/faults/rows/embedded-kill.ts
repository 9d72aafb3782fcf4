import { spawn } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startServiceProcess } from '../../support/service-process.js';
import { removeDataDirectory } from '../../support/test-cluster.js';
import { ApiClient, mutationOf } from '../harness/api-client.js';
import { build } from '../harness/build.js';
import type { FaultRow } from '../harness/fault-row.js';
import type { Findings } from '../harness/findings.js';

interface Started {
  readonly graphqlUrl: string;
  readonly apiKey: string;
  readonly pid: number;
}

/** Programs that want the processor for themselves, one for each core. */
function keepBusy(): () => void {
  const children = Array.from({ length: availableParallelism() }, () =>
    // They end with whoever started them, however that ends.
    spawn(
      process.execPath,
      [
        '-e',
        `const parent = process.ppid; for (;;) { for (let n = 0; n < 1e8; n += 1); if (process.ppid !== parent) process.exit(); }`,
      ],
      { stdio: 'ignore' },
    ),
  );
  return () => {
    for (const child of children) child.kill('SIGKILL');
  };
}

/** As who tries the service starts it. @returns seconds until its database was there, and until it has said where it is */
async function startTrial(dataDir: string) {
  const begun = performance.now();
  const service = startServiceProcess({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' }, { built: true });
  const seconds = () => (performance.now() - begun) / 1_000;
  // "database started", or "database adopted, which an earlier start left running".
  const database = service.said('database ').then(seconds);
  const started = await startedBy(service.process.pid ?? 0, dataDir);
  return { service, started, database: await database, seconds: seconds() };
}

async function startedBy(pid: number, dataDir: string): Promise<Started> {
  for (;;) {
    const text = await readFile(join(dataDir, 'started.json'), 'utf8').catch(() => '{}');
    const started = JSON.parse(text || '{}') as Partial<Started>;
    if (started.pid === pid) return started as Started;
    await delay(50);
  }
}

const createJob = mutationOf('createJob', 'Job { id }');

async function killAndStart(dataDir: string, kills: number, findings: Findings): Promise<void> {
  const made: string[] = [];
  const slowest = { database: 0, service: 0 };
  const stopOthers = keepBusy();
  let trial = await startTrial(dataDir);
  for (let n = 0; n < kills; n += 1) {
    const client = new ApiClient(trial.started.graphqlUrl.replace('/graphql', ''), trial.started.apiKey);
    for (let job = 0; job < 5; job += 1) {
      const tried = await client.send(createJob, { input: { title: `Job ${n}-${job}` } });
      if (tried.kind === 'answered' && tried.status === 200) made.push(tried.body.data.createJob.id);
    }
    client.close();
    // Every second time its database with it, as when the machine loses power.
    const postmaster = Number(/^\d+/.exec(await readPostmaster(dataDir))?.[0]);
    await trial.service.kill('SIGKILL');
    if (n % 2 === 1 && Number.isInteger(postmaster)) process.kill(postmaster, 'SIGKILL');
    trial = await startTrial(dataDir);
    slowest.database = Math.max(slowest.database, trial.database);
    slowest.service = Math.max(slowest.service, trial.seconds);
    findings.progress(
      `killed ${n + 1} of ${kills}${n % 2 === 1 ? ', the database too' : ''}: database after ${trial.database.toFixed(1)} s, service after ${trial.seconds.toFixed(1)} s`,
    );
  }
  stopOthers();
  const client = new ApiClient(trial.started.graphqlUrl.replace('/graphql', ''), trial.started.apiKey, 2);
  const found = await Promise.all(made.map((id) => client.graphql(`{ job(id: "${id}") { id } }`)));
  client.close();
  await trial.service.kill('SIGTERM');
  findings.figure('load of the machine', loadavg()[0]?.toFixed(1));
  findings.atMost('the database is adopted or recovered after', slowest.database, 10, ' s');
  findings.atMost('the service is back after', slowest.service, 10, ' s');
  findings.figure('jobs acknowledged', made.length);
  findings.equal('lost', found.filter(({ job }) => job === null).length, 0);
}

async function readPostmaster(dataDir: string): Promise<string> {
  const record = JSON.parse(await readFile(join(dataDir, 'postgres', 'cluster.json'), 'utf8')) as { home?: string };
  return await readFile(join(record.home ?? join(dataDir, 'postgres'), 'data', 'postmaster.pid'), 'utf8').catch(
    () => '',
  );
}

export const embeddedKill: FaultRow = {
  name: 'embedded-kill',
  promise: 'SIGKILL with the embedded database: the next start adopts or recovers it within 10 s, on a busy machine',
  minutes: 3,
  run: async (findings) => {
    await build();
    const dataDir = await mkdtemp(join(tmpdir(), 'followthrough-embedded-'));
    try {
      await killAndStart(dataDir, 6, findings);
    } finally {
      await removeDataDirectory(dataDir);
    }
  },
};

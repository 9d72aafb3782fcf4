import { setTimeout as delay } from 'node:timers/promises';
import { DecisionLoad } from '../harness/decision-load.js';
import type { FaultRow } from '../harness/fault-row.js';
import type { Findings } from '../harness/findings.js';
import { compare, drained } from '../harness/ledger.js';
import type { Service } from '../harness/service.js';
import { Stage } from '../harness/stage.js';

/** What a load balancer sees of a process that ends: statuses of its readiness, each once, in order. */
async function watchReadiness(service: Service): Promise<(number | null)[]> {
  const seen: (number | null)[] = [];
  for (;;) {
    const status = await service.health('ready');
    if (seen.at(-1) !== status) seen.push(status);
    if (status === null) return seen;
    await delay(50);
  }
}

async function endApi(stage: Stage, findings: Findings): Promise<DecisionLoad[]> {
  const [leaving, staying] = [await stage.start('api'), await stage.start('api')];
  const { apiKey } = await stage.organization(leaving);
  const [toLeaving, toStaying] = [stage.client(leaving, apiKey, 16), stage.client(staying, apiKey, 16)];
  let isReady = true;
  // One goes where it is told by readiness; the other stays until nobody listens.
  const balanced = new DecisionLoad(() => (isReady ? toLeaving : toStaying), 'balanced');
  let isThere = true;
  const stubborn = new DecisionLoad(() => (isThere ? toLeaving : toStaying), 'stubborn');
  balanced.begin(4);
  stubborn.begin(4);
  const watching = watchReadiness(leaving).then((seen) => {
    isThere = false;
    return seen;
  });
  await delay(3_000);
  const watchDown = (async () => {
    while ((await leaving.health('ready')) === 200) await delay(100);
    isReady = false;
  })();
  findings.progress('SIGTERM to an API process under load');
  const ended = await leaving.end('SIGTERM');
  const seen = await watching;
  await watchDown;
  await delay(1_000);
  await Promise.all([balanced.end(), stubborn.end()]);
  findings.equal('readiness before the port closes', seen, [200, 503, null]);
  findings.equal('exit code', ended.code, 0);
  findings.atMost('API gone after', ended.seconds, 25, ' s');
  for (const [name, { tries }] of [
    ['balanced', balanced],
    ['stubborn', stubborn],
  ] as const) {
    findings.figure(`requests answered, ${name}`, tries.answered);
    findings.equal(`requests dropped, ${name}`, tries.dropped, []);
    findings.equal(`requests refused, ${name}`, tries.refused, {});
  }
  return [balanced, stubborn];
}

async function endWorker(stage: Stage, findings: Findings, before: readonly DecisionLoad[]): Promise<void> {
  const [api] = stage.services.filter(({ hasEnded }) => !hasEnded);
  if (api === undefined) throw new Error('no API process is left');
  const worker = await stage.start('worker');
  await stage.start('worker');
  const { apiKey } = await stage.organization(api);
  const client = stage.client(api, apiKey, 16);
  const load = new DecisionLoad(() => client, 'sent');
  load.begin(6);
  await delay(5_000);
  findings.progress('SIGTERM to a worker that sends');
  const ended = await worker.end('SIGTERM');
  await load.end();
  findings.equal('exit code of the worker', ended.code, 0);
  findings.atMost('worker gone after', ended.seconds, 25, ' s');
  findings.equal('all drained', (await drained(stage, { withinSeconds: 120 })) !== null, true);
  const addresses = [...before, load].flatMap(({ acknowledged }) => [...acknowledged.keys()]);
  const compared = await compare(stage, addresses);
  findings.figure('mails acknowledged', compared.acknowledged);
  findings.equal('lost', compared.lost, []);
  findings.equal('duplicates', compared.duplicates, 0);
}

export const sigterm: FaultRow = {
  name: 'sigterm',
  promise: 'SIGTERM under load: 0 dropped requests, 0 duplicates, gone within 25 s',
  minutes: 1,
  run: async (findings) => {
    const stage = await Stage.set();
    try {
      const loads = await endApi(stage, findings);
      await endWorker(stage, findings, loads);
    } finally {
      await stage.strike();
    }
  },
};

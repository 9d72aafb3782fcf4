import { setTimeout as delay } from 'node:timers/promises';
import { DecisionLoad } from '../harness/decision-load.js';
import type { FaultRow } from '../harness/fault-row.js';
import type { Findings } from '../harness/findings.js';
import { compare, drained } from '../harness/ledger.js';
import type { Service } from '../harness/service.js';
import { Stage } from '../harness/stage.js';

const seconds = (since: number) => (performance.now() - since) / 1_000;

/** Seconds until a health endpoint answers that; null if it does not in time. */
async function until(
  service: Service,
  probe: 'ready' | 'live',
  status: number,
  withinSeconds: number,
): Promise<number> {
  const since = performance.now();
  while (seconds(since) < withinSeconds) {
    if ((await service.health(probe)) === status) return seconds(since);
    await delay(100);
  }
  return Number.POSITIVE_INFINITY;
}

/** Seconds until something grows. */
async function growing(count: () => number, withinSeconds: number): Promise<number> {
  const [since, before] = [performance.now(), count()];
  while (count() === before && seconds(since) < withinSeconds) await delay(50);
  return count() === before ? Number.POSITIVE_INFINITY : seconds(since);
}

interface Scene {
  readonly stage: Stage;
  readonly api: Service;
  readonly worker: Service;
  readonly load: DecisionLoad;
}

/** A firewall has forgotten what was open; what is opened anew goes through. */
async function connectionsForgotten({ stage, load }: Scene, findings: Findings): Promise<void> {
  findings.progress('every connection to PostgreSQL goes silent; new ones go through');
  stage.database.proxy.silence();
  const [acknowledged, received] = await Promise.all([
    growing(() => load.acknowledged.size, 60),
    growing(() => stage.mail.received.length, 60),
  ]);
  findings.atMost('the API answers again after', acknowledged, 20, ' s');
  // A mail that was on its way may arrive without the database: the ones after it do not.
  const next = await growing(() => stage.mail.received.length, 60);
  findings.atMost('mails leave again after', received + next, 20, ' s');
}

/** Nothing goes through at all, for so long that work waits for more than a minute. */
async function networkGone({ stage, api, worker, load }: Scene, findings: Findings): Promise<void> {
  findings.progress('nothing goes through to PostgreSQL for 100 s');
  stage.database.proxy.lead('silent');
  stage.database.proxy.silence();
  const since = performance.now();
  findings.atMost('readiness of the API fails after', await until(api, 'ready', 503, 60), 20, ' s');
  findings.atMost('readiness of the worker fails after', await until(worker, 'ready', 503, 60), 20, ' s');
  // Whether work is due nobody can know then; that the process is alive is true.
  findings.figure('liveness of the worker meanwhile', await worker.health('live'));
  findings.equal('liveness of the API meanwhile', await api.health('live'), 200);
  await delay(Math.max(0, 100 - seconds(since)) * 1_000);
  stage.database.proxy.lead('open');
  stage.database.proxy.reset();
  findings.progress('the network is back');
  findings.atMost('readiness is back after', await until(api, 'ready', 200, 60), 20, ' s');
  findings.atMost('the API answers again after', await growing(() => load.acknowledged.size, 60), 20, ' s');
  findings.atMost('mails leave again after', await growing(() => stage.mail.received.length, 60), 20, ' s');
  findings.atMost('liveness of the worker is given after', await until(worker, 'live', 200, 90), 60, ' s');
}

export const halfOpen: FaultRow = {
  name: 'half-open',
  promise: 'half-open TCP to PostgreSQL: noticed within 20 s; liveness fails if nothing was claimed for 60 s',
  minutes: 5,
  run: async (findings) => {
    const stage = await Stage.set();
    try {
      const [api, worker] = [await stage.start('api'), await stage.start('worker')];
      const { apiKey } = await stage.organization(api);
      const client = stage.client(api, apiKey, 16);
      const load = new DecisionLoad(() => client, 'half-open');
      load.begin(4, 20);
      await delay(5_000);
      const scene = { stage, api, worker, load };
      await connectionsForgotten(scene, findings);
      await delay(5_000);
      await networkGone(scene, findings);
      await load.end();
      findings.equal('processes that had to be restarted', stage.services.filter(({ hasEnded }) => hasEnded).length, 0);
      const seconds = await drained(stage, { withinSeconds: 180 });
      findings.atMost('drained after', seconds ?? Number.POSITIVE_INFINITY, 120, ' s');
      const compared = await compare(stage, load.acknowledged.keys());
      findings.figure('decisions acknowledged', compared.acknowledged);
      findings.equal('lost', compared.lost, []);
      findings.figure('duplicates', compared.duplicates);
      findings.equal('duplicates without a flag', compared.unflagged, []);
      findings.equal('requests dropped', load.tries.dropped, []);
      findings.figure('requests refused, by status', JSON.stringify(load.tries.refused));
      findings.figure('slowest answer', `${(load.tries.slowestMs / 1_000).toFixed(1)} s`);
    } finally {
      await stage.strike();
    }
  },
};

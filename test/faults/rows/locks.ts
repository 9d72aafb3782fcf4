import { setTimeout as delay } from 'node:timers/promises';
import type { ApiClient } from '../harness/api-client.js';
import { mutationOf } from '../harness/api-client.js';
import { DecisionLoad } from '../harness/decision-load.js';
import type { FaultRow } from '../harness/fault-row.js';
import type { Findings } from '../harness/findings.js';
import { compare, drained, hurrySql } from '../harness/ledger.js';
import { queueMails } from '../harness/queue-mails.js';
import { Stage } from '../harness/stage.js';

/** Holds a table while the work lasts: whoever needs it waits for it, on a connection of the pool. */
async function whileLocked<T>(
  { database }: Stage,
  table: string,
  mode: 'ACCESS EXCLUSIVE' | 'SHARE ROW EXCLUSIVE',
  work: () => Promise<T>,
): Promise<T> {
  const holder = await database.session();
  await holder.query('BEGIN');
  await holder.query(`LOCK TABLE ${table} IN ${mode} MODE`);
  try {
    return await work();
  } finally {
    await holder.end();
  }
}

const createJob = mutationOf('createJob', 'Job { id }');

/** Asks for a locked table by more than the pool has connections, all at once. */
async function flood(client: ApiClient, findings: Findings): Promise<void> {
  const asked = Array.from({ length: 40 }, async (_, n) => {
    const since = performance.now();
    const tried = await client.send(createJob, { input: { title: `Job ${n}` } });
    return { tried, seconds: (performance.now() - since) / 1_000 };
  });
  const answers = await Promise.all(asked);
  const statuses = new Set(answers.map(({ tried }) => (tried.kind === 'answered' ? tried.status : tried.kind)));
  findings.equal('answers while the API waits for a lock', [...statuses], [503]);
  findings.atMost('the slowest of 40 answers', Math.max(...answers.map(({ seconds }) => seconds)), 3, ' s');
}

/** Mails that wait leave: the worker has connections of its own. */
async function workerGoesOn(stage: Stage, client: ApiClient, findings: Findings): Promise<void> {
  await stage.start('worker');
  const before = stage.mail.received.length;
  const flooding = { isOver: false };
  const floods = Array.from({ length: 30 }, async () => {
    while (!flooding.isOver) await client.send(createJob, { input: { title: 'Job' } });
  });
  await delay(10_000);
  flooding.isOver = true;
  await Promise.all(floods);
  findings.atLeast('mails that left meanwhile', stage.mail.received.length - before, 1);
}

const queued = 3_000;

/** Composed, and due: the mail server was away, and the worker waits before it looks for it again. */
async function mailsThatAreDue(stage: Stage, client: ApiClient): Promise<DecisionLoad> {
  await stage.mail.refuseConnections();
  const load = new DecisionLoad(() => client, 'late');
  const job = await load.job();
  for (let n = 0; n < 20; n += 1) await load.decide(job);
  for (let tried = 0; tried < 10; await delay(100)) {
    const [row] = await stage.database.sql<{ tried: number }>(
      `SELECT count(*)::int AS tried FROM messages WHERE status = 'QUEUED' AND next_attempt_at > now()`,
    );
    tried = row?.tried ?? 0;
  }
  await stage.database.sql(hurrySql);
  await stage.mail.acceptConnections();
  return load;
}

/** The worker waits, the API answers; what waits too long is told to whoever looks after the process. */
async function workerLocked(stage: Stage, client: ApiClient, findings: Findings): Promise<void> {
  const [, worker] = stage.services;
  if (worker === undefined) throw new Error('there is no worker');
  findings.progress('the table of messages is locked against writing for 75 s');
  await whileLocked(stage, 'messages', 'SHARE ROW EXCLUSIVE', async () => {
    const since = performance.now();
    const answered: boolean[] = [];
    let died = Number.POSITIVE_INFINITY;
    while (performance.now() - since < 75_000) {
      const tried = await client.send(createJob, { input: { title: 'Job' } });
      answered.push(tried.kind === 'answered' && tried.status === 200);
      if (died === Number.POSITIVE_INFINITY && (await worker.health('live')) === 503) died = performance.now() - since;
      await delay(500);
    }
    findings.equal('requests that were not answered', answered.filter((ok) => !ok).length, 0);
    findings.atMost('liveness of the worker fails after', died / 1_000, 72, ' s');
  });
  const since = performance.now();
  while ((await worker.health('live')) !== 200 && performance.now() - since < 60_000) await delay(200);
  findings.atMost('liveness is back after', (performance.now() - since) / 1_000, 20, ' s');
}

export const locks: FaultRow = {
  name: 'locks',
  promise: 'pool exhausted by locks: API answers 503 within 3 s; the worker has its own pool; recovers by itself',
  minutes: 3,
  run: async (findings) => {
    const stage = await Stage.set();
    try {
      const api = await stage.start('api');
      const { id: organizationId, apiKey } = await stage.organization(api);
      const client = stage.client(api, apiKey, 50);
      // Composed by now: to send them nothing of a job is needed.
      await queueMails(stage.database, organizationId, 'locks', queued);
      findings.progress('the table of jobs is locked');
      await whileLocked(stage, 'jobs', 'ACCESS EXCLUSIVE', async () => {
        await flood(client, findings);
        await workerGoesOn(stage, client, findings);
      });
      const since = performance.now();
      let after = await client.send(createJob, { input: { title: 'Job' } });
      while (after.kind === 'answered' && after.status !== 200) {
        after = await client.send(createJob, { input: { title: 'Job' } });
      }
      findings.atMost('the API answers again after', (performance.now() - since) / 1_000, 5, ' s');
      await drained(stage, { withinSeconds: 120 });
      const late = await mailsThatAreDue(stage, client);
      await workerLocked(stage, client, findings);
      const seconds = await drained(stage, { withinSeconds: 120, hurry: true });
      findings.equal('all drained', seconds !== null, true);
      const queuedBefore = Array.from({ length: queued }, (_, n) => `locks-${n + 1}@candidates.test`);
      const compared = await compare(stage, [...queuedBefore, ...late.acknowledged.keys()]);
      findings.figure('mails to be sent', compared.acknowledged);
      findings.equal('lost', compared.lost, []);
      findings.equal('duplicates without a flag', compared.unflagged, []);
    } finally {
      await stage.strike();
    }
  },
};

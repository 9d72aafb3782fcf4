import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { contenders } from '../../bench/list/contenders.ts';
import { fillDatabase, type Tenant } from '../../bench/list/data.ts';
import { startChild } from '../../bench/support/child.ts';
import type { Load, LoadResult } from '../../bench/support/load.ts';
import { build } from '../faults/harness/build.js';
import { DecisionLoad } from '../faults/harness/decision-load.js';
import { FaultDatabase } from '../faults/harness/fault-database.js';
import { Findings } from '../faults/harness/findings.js';
import { drained } from '../faults/harness/ledger.js';
import { queueMails } from '../faults/harness/queue-mails.js';
import type { Service } from '../faults/harness/service.js';
import { Stage } from '../faults/harness/stage.js';
import { startMailServer } from '../support/mail-server/start-mail-server.js';
import { watchResident } from './resident.js';

const { values } = parseArgs({
  options: {
    organizations: { type: 'string', default: '100' },
    applications: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '40' },
    mails: { type: 'string', default: '10000' },
    minutes: { type: 'string', default: '30' },
    profile: { type: 'string' },
  },
});
const number = (name: keyof typeof values) => Number(values[name]);
const say = (line: string) => void process.stdout.write(`${line}\n`);

// MiB.
const mostOfApi = 350;
const mostOfWorker = 250;
const connections = 16;

const built = { built: true } as const;
const [ours] = contenders;
const findings = new Findings(say);

await build();
const stage = new Stage(await FaultDatabase.start(), await startMailServer());
// A mail server of its own process: what it keeps, and what it costs, is not measured.
const sink = startChild(new URL('../../bench/delivery/sink.ts', import.meta.url));
const load = startChild(new URL('../../bench/support/load.ts', import.meta.url));
try {
  const { port } = await sink.ask<{ port: number }>({ start: true });
  const smtp = { SMTP_URL: `smtp://127.0.0.1:${port}` };
  say(`filling ${values.organizations} organizations with ${values.applications} applications each`);
  const data = { organizations: number('organizations'), applicationsEach: number('applications') };
  const tenants = await fillDatabase(stage.database.ownerUrl, 'dist', data);
  const api = await stage.start('api', {}, built);
  await list(api, tenants);
  const worker = await stage.start('worker', smtp, built);
  await deliver(worker);
  await mix(api, worker, tenants);
} finally {
  await Promise.all([sink.stop(), load.stop()]);
  await stage.strike();
}
for (const line of findings.lines()) say(line);
process.exitCode = findings.hold ? 0 : 1;

async function askLists(api: Service, tenants: readonly Tenant[], seconds: number): Promise<LoadResult> {
  const url = `${api.url}/graphql`;
  const requests = await Promise.all(
    tenants.map(async (tenant) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${tenant.apiKey}` };
      const body = ours?.body(tenant) ?? '';
      return { headers, body, expected: await (await fetch(url, { method: 'POST', headers, body })).text() };
    }),
  );
  return await load.ask<LoadResult>({ url, connections, seconds, requests } satisfies Load);
}

async function list(api: Service, tenants: readonly Tenant[]): Promise<void> {
  say(`lists of ${tenants.length} organizations, over ${connections} connections, for ${values.seconds} s`);
  const resident = watchResident(api.pid, 5_000, say);
  const { requestsPerSecond, errors } = await askLists(api, tenants, number('seconds'));
  resident.stop();
  findings.figure('lists a second', requestsPerSecond.toFixed(0));
  findings.equal('lists that failed', errors, 0);
  findings.atMost('API, while it lists', resident.most, mostOfApi, ' MiB');
}

async function deliver(worker: Service): Promise<void> {
  const organizations = await stage.database.sql<{ id: string }>('SELECT id FROM organizations ORDER BY id LIMIT 20');
  const each = Math.ceil(number('mails') / organizations.length);
  say(`${each * organizations.length} mails of ${organizations.length} organizations`);
  const resident = watchResident(worker.pid, 1_000, say);
  for (const [n, { id }] of organizations.entries()) await queueMails(stage.database, id, `memory-${n}`, each);
  const seconds = await drained(stage, { withinSeconds: 600 });
  resident.stop();
  findings.figure('all delivered after', `${seconds?.toFixed(0)} s`);
  findings.atMost('worker, while it delivers', resident.most, mostOfWorker, ' MiB');
}

/** Lists, decisions and their mails, for a long time: what grows all the while has no end. */
async function mix(api: Service, worker: Service, tenants: readonly Tenant[]): Promise<void> {
  if (number('minutes') === 0) return;
  say(`lists, decisions and mails together, for ${values.minutes} minutes`);
  const { apiKey } = await stage.organization(api);
  const client = stage.client(api, apiKey, 4);
  const decisions = new DecisionLoad(() => client, 'mixed');
  decisions.begin(2, 100);
  const everyMs = Math.max(1_000, number('minutes') * 500);
  const watched = { api: watchResident(api.pid, everyMs), worker: watchResident(worker.pid, everyMs) };
  const until = performance.now() + number('minutes') * 60_000;
  while (performance.now() < until) {
    await askLists(api, tenants.slice(0, 20), 5);
    await delay(5_000);
  }
  await decisions.end();
  for (const [name, resident] of Object.entries(watched)) {
    resident.stop();
    const { samples } = resident;
    const fifth = Math.max(1, Math.floor(samples.length / 5));
    // The first fifth warms up.
    const [early, late] = [middle(samples.slice(fifth, 2 * fifth)), middle(samples.slice(-fifth))];
    findings.figure(
      `${name}, over the time`,
      samples
        .filter((_, n) => n % fifth === 0)
        .map(Math.round)
        .join(' '),
    );
    findings.atMost(`${name}, at the end`, late, early * 1.1 + 10, ' MiB');
    findings.atMost(`${name}, at most`, resident.most, name === 'api' ? mostOfApi : mostOfWorker, ' MiB');
  }
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

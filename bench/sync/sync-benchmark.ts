import pg from 'pg';
import { contenders } from '../list/contenders.ts';
import { fillDatabase, type Tenant } from '../list/data.ts';
import { startContender } from '../list/start-contender.ts';
import { type Child, startChild } from '../support/child.ts';
import type { Load, LoadResult } from '../support/load.ts';
import type { Usage } from '../support/serve.ts';
import { type BenchRow, bringBare } from './bare.ts';

export interface SyncBenchmark {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  /** Folder of our compiled code, relative to the repository. */
  readonly code: string;
  /** Applications, each with its candidate. */
  readonly rows: number;
  /** Of each measurement of a quiet neighbour, in seconds. */
  readonly seconds: number;
  readonly serviceOptions: readonly string[];
  readonly log: (line: string) => void;
}

const rowsInCall = 1_000;
const mebibyte = 2 ** 20;

// What is asked of it.
const leastShare = 0.4;
const leastAgain = 3;
const mostDrift = 0.2;
const mostRatio = 2;

type Bring = (mutation: string, rows: readonly object[]) => Promise<Record<string, number>>;

/**
 * How fast rows of an ATS come in by the API, beside the same rows written straight to the database in the same run; how much
 * faster they are when they come again; whether memory stays flat; and what another organization meets meanwhile.
 */
export async function runSyncBenchmark(benchmark: SyncBenchmark): Promise<void> {
  const { log, ownerUrl, serviceUrl, code } = benchmark;
  const tenants = await fillDatabase(ownerUrl, code, { organizations: 3, applicationsEach: 1_000 });
  const [ours, bare, quiet] = tenants as [Tenant, Tenant, Tenant];
  await letSync(ownerUrl, code, ours);
  const contender = contenders.find(({ name }) => name === 'Followthrough');
  if (contender === undefined) throw new Error('the service is no contender');
  const server = startChild(contender.file, benchmark.serviceOptions);
  const load = startChild(new URL('../support/load.ts', import.meta.url));
  try {
    const running = await startContender(contender, server, [quiet], benchmark);
    const bring = await connect(running.url, ours);
    const calls = callsOf(benchmark.rows);
    const first = await bringAll(server, bring, calls);
    const again = await bringAll(server, bring, calls);
    const bareSeconds = await bringBare(serviceUrl, bare, await jobOf(ownerUrl, bare), calls);
    const [rate, againRate, bareRate] = [first.seconds, again.seconds, bareSeconds].map(
      (taken) => benchmark.rows / taken,
    );
    const [share, times] = [(rate ?? 0) / (bareRate ?? 1), (againRate ?? 0) / (rate ?? 1)];
    const drift = Math.abs(first.memoryAfter / first.memoryBefore - 1);
    log(`straight  ${bareRate?.toFixed(0)} applications with candidates/s`);
    log(`first     ${rate?.toFixed(0)} /s: ${share.toFixed(2)} of that (at least ${leastShare} is asked)`);
    log(`again     ${againRate?.toFixed(0)} /s: ${times.toFixed(1)} times the first (at least ${leastAgain} is asked)`);
    const memory = [first.memoryBefore, first.memoryAfter].map((bytes) => `${Math.round(bytes / mebibyte)} MiB`);
    log(`memory    ${memory.join(' after the first tenth, at the end ')} (±${mostDrift * 100}% is asked)`);
    const ratio = await beside(load, running.requests, running.url, bring, benchmark);
    const faults = [
      share < leastShare ? `${share.toFixed(2)} of the bare rate` : null,
      times < leastAgain ? `again only ${times.toFixed(1)} times as fast` : null,
      drift > mostDrift ? `memory differs by ${(drift * 100).toFixed(0)}%` : null,
      ratio > mostRatio ? `beside it the p99 is ${ratio.toFixed(2)} of its own` : null,
    ].filter((fault) => fault !== null);
    if (faults.length > 0) throw new Error(faults.join('; '));
  } finally {
    await Promise.all([server.stop(), load.stop()]);
  }
}

/** Rows in calls of a thousand. */
function callsOf(count: number): BenchRow[][] {
  const rows = Array.from({ length: count }, (_, n) => ({
    remoteId: `r${n}`,
    fullName: `Ana Ríos ${n}`,
    email: `ana.rios.sync.${n}@example.test`,
    stage: 'Interview',
  }));
  return Array.from({ length: Math.ceil(count / rowsInCall) }, (_, call) =>
    rows.slice(call * rowsInCall, (call + 1) * rowsInCall),
  );
}

interface Brought {
  readonly seconds: number;
  /** Resident, in bytes: after the first tenth of the calls, and at the end. */
  readonly memoryBefore: number;
  readonly memoryAfter: number;
}

async function bringAll(server: Child, bring: Bring, calls: readonly (readonly BenchRow[])[]): Promise<Brought> {
  const memory = async () => (await server.ask<Usage>({ usage: true })).rss;
  const settled = Math.max(1, Math.ceil(calls.length / 10));
  let memoryBefore = 0;
  let seconds = 0;
  for (const [number, rows] of calls.entries()) {
    const begun = performance.now();
    await bring(
      'syncCandidates',
      rows.map(({ remoteId, fullName, email }) => ({ remoteId, fullName, email, remoteUpdatedAt: at })),
    );
    await bring(
      'syncApplications',
      rows.map(({ remoteId, stage }) => ({ ...applicationOf(remoteId, stage), remoteUpdatedAt: at })),
    );
    seconds += (performance.now() - begun) / 1_000;
    if (number + 1 === settled) memoryBefore = await memory();
  }
  return { seconds, memoryBefore, memoryAfter: await memory() };
}

const at = '2026-11-30T08:00:00Z';

function applicationOf(remoteId: string, stage: string) {
  return {
    remoteId,
    candidateRemoteId: remoteId,
    jobRemoteId: 'job',
    status: 'active',
    stage,
    appliedOn: '2026-06-01',
  };
}

/** What a quiet organization's slowest hundredth is of its own, while calls of a thousand new rows come in. */
async function beside(
  load: Child,
  requests: Load['requests'],
  url: string,
  bring: Bring,
  { seconds, log }: SyncBenchmark,
): Promise<number> {
  const quiet = () => load.ask<LoadResult>({ url, connections: 4, seconds, requests } satisfies Load);
  const alone = await quiet();
  let isOver = false;
  const loud = (async () => {
    let calls = 0;
    for (; !isOver; calls += 1) {
      const rows = callsOf(rowsInCall)[0] ?? [];
      const named = rows.map(({ remoteId, fullName, email }) => ({
        remoteId: `${calls} ${remoteId}`,
        fullName,
        email,
      }));
      await bring('syncCandidates', named);
    }
    return calls;
  })();
  const disturbed = await quiet();
  isOver = true;
  const calls = await loud;
  const ratio = disturbed.p99 / alone.p99;
  log(
    `beside    ${calls} calls in ${seconds} s: p99 ${alone.p99.toFixed(1)} -> ${disturbed.p99.toFixed(1)} ms, ${ratio.toFixed(2)} times (at most ${mostRatio} is asked)`,
  );
  if (alone.errors + disturbed.errors > 0) throw new Error('requests failed: the numbers mean nothing');
  return ratio;
}

/** A connection with one job; returns how rows of it are brought, each of which has to be applied or known. */
async function connect(url: string, { apiKey }: Tenant): Promise<Bring> {
  const ask = async (query: string, variables: object = {}) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await answer.json()) as { data: Record<string, never>; errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data as Record<string, { id: string; results: { status: string | null; problem: unknown }[] }>;
  };
  const made = await ask(
    'mutation { createAtsIntegration(input: {vendor: GENERIC}) { ... on AtsIntegration { id } } }',
  );
  const atsIntegrationId = made['createAtsIntegration']?.id;
  const bring: Bring = async (mutation, rows) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { ... on SyncedRows { results { status problem { message } } } } }`;
    const told = (await ask(query, { input: { atsIntegrationId, rows } }))[mutation]?.results ?? [];
    const counts: Record<string, number> = {};
    for (const { status, problem } of told) {
      if (status === null || status === 'HELD') throw new Error(`a row was not applied: ${JSON.stringify(problem)}`);
      counts[status] = (counts[status] ?? 0) + 1;
    }
    return counts;
  };
  await bring('syncJobs', [{ remoteId: 'job', title: 'Staff Engineer', status: 'open' }]);
  return bring;
}

/** Gives its key the scope, and it the rules by which applications are made. */
async function letSync(ownerUrl: string, code: string, { organizationId }: Tenant): Promise<void> {
  const { defaultPolicy } = await import(`../../${code}/rules/index.js`);
  const policySql = `INSERT INTO policies (organization_id, version, rules, effective_from) VALUES ($1, 1, $2, '2020-01-01')`;
  await asOwner(ownerUrl, organizationId, policySql, [JSON.stringify(defaultPolicy)]);
  await asOwner(ownerUrl, organizationId, `UPDATE api_keys SET scopes = '{reads,sync}' WHERE organization_id = $1`);
}

async function jobOf(ownerUrl: string, { organizationId }: Tenant): Promise<string> {
  return await asOwner(ownerUrl, organizationId, 'SELECT id FROM jobs WHERE organization_id = $1 LIMIT 1');
}

/** The id of the first row. */
async function asOwner(
  ownerUrl: string,
  organizationId: string,
  sql: string,
  more: readonly string[] = [],
): Promise<string> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('BEGIN');
    await owner.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
    const { rows } = await owner.query<{ id: string }>(sql, [organizationId, ...more]);
    await owner.query('COMMIT');
    return rows[0]?.id ?? '';
  } finally {
    await owner.end();
  }
}

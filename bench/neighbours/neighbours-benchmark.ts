import { setTimeout as after } from 'node:timers/promises';
import { contenders } from '../list/contenders.ts';
import { fillDatabase } from '../list/data.ts';
import { type Running, startContender } from '../list/start-contender.ts';
import { type Child, startChild } from '../support/child.ts';
import type { Load, LoadRequest, LoadResult } from '../support/load.ts';
import { median } from '../support/report.ts';
import type { Usage } from '../support/serve.ts';
import { startOptions } from '../support/start-options.ts';
import { burden } from './burden.ts';
import type { Asking, HostileLoad, HostileResult } from './hostile-load.ts';
import { type HostileRequests, hostileRequests } from './hostile-requests.ts';
import type { Latency, QuietLoad, QuietResult } from './quiet-load.ts';

export interface NeighboursBenchmark {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  /** Folder of our compiled code, relative to the repository. */
  readonly code: string;
  readonly applicationsEach: number;
  readonly rounds: number;
  readonly seconds: number;
  /** Clients of the quiet organization, and of the loud one. */
  readonly quiet: number;
  readonly loud: number;
  /** Names of the neighbours that are tried; all if there are none. */
  readonly only: readonly string[];
  readonly log: (line: string) => void;
}

/** What the quiet organization met in one round, and how much its neighbour got. */
interface Round {
  readonly alone: QuietResult;
  readonly beside: QuietResult;
  readonly neighbour: string;
}

/** Who is beside the quiet organization, and for how many seconds. Tells what they got. */
type Disturb = (running: Running, seconds: number) => Promise<string>;

// Until the neighbour's clients are all under way, and at the end as long before they stop.
const marginSeconds = 1;

// As many as took the API from everybody, before it was guarded against them.
const hostileConnections = { unread: 4, strangers: 16 } as const;

// How much longer the slowest hundredth may take beside clients that are broken or mean harm. An organization that asks
// much is owed its share, and is only reported.
const mostRatio = 2;

/**
 * Measures what others do to one organization: the quiet one alone, then beside each of its neighbours, in rounds that take
 * turns: another that asks much, its clients that do not read their answers, strangers without a key, and whoever sends
 * what `hostileRequests` says. Each has a process of its own to send its requests. The quiet one asks for the list of
 * applications. Nobody is bound by a rate limit, as in the first seconds of a minute.
 */
export async function runNeighboursBenchmark(benchmark: NeighboursBenchmark): Promise<void> {
  const data = { organizations: 2, applicationsEach: benchmark.applicationsEach };
  const tenants = await fillDatabase(benchmark.ownerUrl, benchmark.code, data);
  const [, neighbour] = tenants;
  if (neighbour === undefined) throw new Error('two organizations are needed');
  const { apiKey } = await burden(benchmark.ownerUrl, benchmark.code, neighbour);
  const contender = contenders.find(({ name }) => name === 'Followthrough');
  if (contender === undefined) throw new Error('the service is no contender');
  const load = new URL('../support/load.ts', import.meta.url);
  const children = {
    server: startChild(contender.file, startOptions),
    quiet: startChild(new URL('./quiet-load.ts', import.meta.url)),
    loud: startChild(load),
    hostile: startChild(new URL('./hostile-load.ts', import.meta.url)),
  };
  try {
    const running = await startContender(contender, children.server, tenants, benchmark);
    const neighbours: Readonly<Record<string, Disturb>> = {
      loud: beLoud(children.loud, benchmark.loud),
      unread: beHostile(children.hostile, 'unread'),
      strangers: beHostile(children.hostile, 'strangers'),
      ...Object.fromEntries(
        Object.entries(hostileRequests).map(([name, asked]) => [name, keepAsking(children.hostile, asked, apiKey)]),
      ),
    };
    const unknown = benchmark.only.find((name) => neighbours[name] === undefined);
    if (unknown !== undefined) throw new Error(`${unknown} is none of ${Object.keys(neighbours).join(', ')}`);
    await measure(running, children.quiet, beLoud(children.loud, benchmark.loud), { ...benchmark, seconds: 3 });
    const broken: string[] = [];
    for (const [name, disturb] of Object.entries(neighbours)) {
      if (benchmark.only.length > 0 && !benchmark.only.includes(name)) continue;
      const ratio = await measureBeside(name, running, children.quiet, disturb, benchmark);
      if (name !== 'loud' && ratio > mostRatio) broken.push(`beside ${name} the p99 is ${ratio.toFixed(2)} of its own`);
    }
    if (broken.length > 0) throw new Error(broken.join('; '));
  } finally {
    await Promise.all(Object.values(children).map((child) => child.stop()));
  }
}

/** @returns how much longer the slowest hundredth took */
async function measureBeside(
  name: string,
  running: Running,
  quiet: Child,
  disturb: Disturb,
  benchmark: NeighboursBenchmark,
): Promise<number> {
  const { log } = benchmark;
  const rounds: Round[] = [];
  for (let number = 1; number <= benchmark.rounds; number += 1) {
    const round = await measure(running, quiet, disturb, benchmark);
    rounds.push(round);
    log(`${name} ${number}  alone  ${lineOf(round.alone)}`);
    log(`${name} ${number}  beside ${lineOf(round.beside)}   ${round.neighbour}`);
  }
  const results = rounds.flatMap(({ alone, beside }) => [alone, beside]);
  const errors = results.reduce((sum, result) => sum + result.errors, 0);
  if (errors > 0) throw new Error(`${errors} requests failed: the numbers mean nothing`);
  if (results.some(({ answers }) => answers === 0)) throw new Error('nothing was answered: the numbers mean nothing');
  for (const line of summaryOf(name, rounds)) log(line);
  return ratioOf(rounds, 'time', 'p99');
}

async function measure(
  running: Running,
  quiet: Child,
  disturb: Disturb,
  { quiet: connections, seconds }: NeighboursBenchmark,
): Promise<Round> {
  const { url, requests, child } = running;
  const { pid } = await child.ask<Usage>({ usage: true });
  const load: QuietLoad = { url, pid, connections, seconds, request: requestOf(requests, 0) };
  const asQuiet = () => quiet.ask<QuietResult>(load);
  const alone = await asQuiet();
  const neighbour = disturb(running, seconds + 2 * marginSeconds);
  await after(marginSeconds * 1_000);
  return { alone, beside: await asQuiet(), neighbour: await neighbour };
}

function beLoud(child: Child, connections: number): Disturb {
  return async ({ url, requests }, seconds) => {
    const load: Load = { url, connections, seconds, requests: [requestOf(requests, 1)] };
    const result = await child.ask<LoadResult>(load);
    if (result.errors > 0)
      throw new Error(`${result.errors} requests of the loud one failed: the numbers mean nothing`);
    return `${rate(result)} of the loud one`;
  };
}

function beHostile(child: Child, kind: 'unread' | 'strangers'): Disturb {
  return async ({ url, requests }, seconds) => {
    const request = requestOf(requests, 1);
    // The largest page: the sooner nobody between takes any more of it.
    const large = { ...request, body: request.body.replace('first: 20', 'first: 100') };
    const load: HostileLoad = { url, kind, connections: hostileConnections[kind], seconds, request: large };
    return await askHostile(child, load);
  };
}

function keepAsking(
  child: Child,
  { requests, connections, underOneKey = false }: HostileRequests,
  apiKey: string,
): Disturb {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` };
  const asked = requests.map(({ body }) => ({ headers, body }));
  return async ({ url }, seconds) => {
    for (const { body, answer } of requests.slice(0, 3)) {
      const text = await (await fetch(url, { method: 'POST', headers, body })).text();
      if (!text.includes(answer)) throw new Error(`it is answered otherwise, the numbers mean nothing: ${text}`);
    }
    return await askHostile(child, {
      url,
      kind: 'asking',
      connections,
      seconds,
      requests: asked,
      underOneKey,
    } satisfies Asking);
  };
}

async function askHostile(child: Child, load: HostileLoad): Promise<string> {
  const result = await child.ask<HostileResult>(load);
  if (result.requests === 0) throw new Error('nobody was beside it: the numbers mean nothing');
  return `${(result.requests / load.seconds).toFixed(0).padStart(5)} requests/s of those`;
}

function requestOf(requests: readonly LoadRequest[], tenant: number): LoadRequest {
  const request = requests[tenant];
  if (request === undefined) throw new Error('two organizations are needed');
  return request;
}

function lineOf({ answers, time, work, errors }: QuietResult): string {
  const latency = ({ p50, p99 }: Latency) =>
    `p50 ${p50.toFixed(1).padStart(6)} ms  p99 ${p99.toFixed(1).padStart(6)} ms`;
  return `${answers} answers  ${latency(time)}   work ${latency(work)}  errors ${errors}`;
}

function rate({ requestsPerSecond }: LoadResult): string {
  return `${requestsPerSecond.toFixed(0).padStart(5)} requests/s`;
}

type Measure = 'time' | 'work';

function ratioOf(rounds: readonly Round[], measure: Measure, which: keyof Latency): number {
  return median(rounds.map((round) => round.beside[measure][which] / round.alone[measure][which]));
}

function summaryOf(name: string, rounds: readonly Round[]): string[] {
  const measures = [
    ['time', 'p50'],
    ['time', 'p99'],
    ['work', 'p50'],
    ['work', 'p99'],
  ] as const;
  return measures.map(([measure, which]) => {
    const [alone, beside] = (['alone', 'beside'] as const).map((when) =>
      median(rounds.map((round) => round[when][measure][which])),
    );
    const ratio = ratioOf(rounds, measure, which).toFixed(2);
    return `median ${name}  ${measure} ${which}  alone ${alone?.toFixed(1)} ms  beside ${beside?.toFixed(1)} ms  ratio ${ratio}`;
  });
}

import { setTimeout as after } from 'node:timers/promises';
import { contenders } from '../list/contenders.ts';
import { fillDatabase } from '../list/data.ts';
import { type Running, startContender } from '../list/start-contender.ts';
import { type Child, startChild } from '../support/child.ts';
import type { Load, LoadRequest, LoadResult } from '../support/load.ts';
import { median } from '../support/report.ts';
import type { HostileLoad, HostileResult } from './hostile-load.ts';

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
  readonly log: (line: string) => void;
}

/** What the quiet organization met in one round, and how much its neighbour got. */
interface Round {
  readonly alone: LoadResult;
  readonly beside: LoadResult;
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
 * Measures what others do to one organization: the quiet one alone, then beside another that asks much, beside clients of
 * another that do not read their answers, and beside strangers without a key, in rounds that take turns. Each has a
 * process of its own to send its requests. Organizations ask for the list of applications.
 */
export async function runNeighboursBenchmark(benchmark: NeighboursBenchmark): Promise<void> {
  const data = { organizations: 2, applicationsEach: benchmark.applicationsEach };
  const tenants = await fillDatabase(benchmark.ownerUrl, benchmark.code, data);
  const contender = contenders.find(({ name }) => name === 'Followthrough');
  if (contender === undefined) throw new Error('the service is no contender');
  const load = new URL('../support/load.ts', import.meta.url);
  const children = {
    server: startChild(contender.file),
    quiet: startChild(load),
    loud: startChild(load),
    hostile: startChild(new URL('./hostile-load.ts', import.meta.url)),
  };
  try {
    const running = await startContender(contender, children.server, tenants, benchmark);
    const neighbours: Readonly<Record<string, Disturb>> = {
      loud: beLoud(children.loud, benchmark.loud),
      unread: beHostile(children.hostile, 'unread'),
      strangers: beHostile(children.hostile, 'strangers'),
    };
    await measure(running, children.quiet, beLoud(children.loud, benchmark.loud), { ...benchmark, seconds: 3 });
    for (const [name, disturb] of Object.entries(neighbours)) {
      await measureBeside(name, running, children.quiet, disturb, benchmark);
    }
  } finally {
    await Promise.all(Object.values(children).map((child) => child.stop()));
  }
}

async function measureBeside(
  name: string,
  running: Running,
  quiet: Child,
  disturb: Disturb,
  benchmark: NeighboursBenchmark,
): Promise<void> {
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
  const ratio = ratioOf(rounds, 'p99');
  if (name !== 'loud' && ratio > mostRatio) throw new Error(`beside ${name} the p99 is ${ratio.toFixed(2)} of its own`);
}

async function measure(
  running: Running,
  quiet: Child,
  disturb: Disturb,
  { quiet: connections, seconds }: NeighboursBenchmark,
): Promise<Round> {
  const { url, requests } = running;
  const asQuiet = () =>
    quiet.ask<LoadResult>({ url, connections, seconds, requests: [requestOf(requests, 0)] } satisfies Load);
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

function beHostile(child: Child, kind: HostileLoad['kind']): Disturb {
  return async ({ url, requests }, seconds) => {
    const request = requestOf(requests, 1);
    // The largest page: the sooner nobody between takes any more of it.
    const large = { ...request, body: request.body.replace('first: 20', 'first: 100') };
    const load: HostileLoad = { url, kind, connections: hostileConnections[kind], seconds, request: large };
    const result = await child.ask<HostileResult>(load);
    if (result.requests === 0) throw new Error('nobody was beside it: the numbers mean nothing');
    return `${(result.requests / seconds).toFixed(0).padStart(5)} requests/s of those`;
  };
}

function requestOf(requests: readonly LoadRequest[], tenant: number): LoadRequest {
  const request = requests[tenant];
  if (request === undefined) throw new Error('two organizations are needed');
  return request;
}

function lineOf(result: LoadResult): string {
  return `${rate(result)}  p50 ${result.p50.toFixed(1).padStart(6)} ms  p99 ${result.p99.toFixed(1).padStart(6)} ms  errors ${result.errors}`;
}

function rate({ requestsPerSecond }: LoadResult): string {
  return `${requestsPerSecond.toFixed(0).padStart(5)} requests/s`;
}

function ratioOf(rounds: readonly Round[], which: 'p50' | 'p99'): number {
  return median(rounds.map((round) => round.beside[which] / round.alone[which]));
}

function summaryOf(name: string, rounds: readonly Round[]): string[] {
  return (['p50', 'p99'] as const).map((which) => {
    const [alone, beside] = (['alone', 'beside'] as const).map((when) =>
      median(rounds.map((round) => round[when][which])),
    );
    const ratio = ratioOf(rounds, which).toFixed(2);
    return `median ${name}  ${which}  alone ${alone?.toFixed(1)} ms  beside ${beside?.toFixed(1)} ms  ratio ${ratio}`;
  });
}

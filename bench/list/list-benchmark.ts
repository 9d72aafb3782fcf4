import { deepStrictEqual } from 'node:assert';
import pg from 'pg';
import { type Child, startChild } from '../support/child.ts';
import type { Load, LoadResult } from '../support/load.ts';
import { lineOf } from '../support/report.ts';
import type { Usage } from '../support/serve.ts';
import { contenders, statusAsField } from './contenders.ts';
import { type BenchData, fillDatabase, type Tenant } from './data.ts';
import { type Running, startContender } from './start-contender.ts';

export interface ListBenchmark {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  /** Folder of our compiled code, relative to the repository. */
  readonly code: string;
  readonly data: BenchData;
  readonly rounds: number;
  readonly seconds: number;
  readonly warmupSeconds: number;
  readonly connections: number;
  /** Options of the node that runs our service: as it is served, and to profile it. */
  readonly serviceOptions: readonly string[];
  readonly log: (line: string) => void;
}

/** What was measured of one server, round by round. */
export interface Measured {
  readonly name: string;
  readonly rounds: readonly Round[];
  /** Resident memory after the last round, in bytes. */
  readonly rss: number;
}

export interface Round extends LoadResult {
  /** Processor time of the server for one request, in milliseconds: other programs on the machine change it little. */
  readonly cpu: number;
}

/**
 * Measures the list of applications on every contender: all run, one at a time is under load, in rounds that take turns.
 * Every answer of every server is first compared with the others', and under load with itself.
 */
export async function runListBenchmark(benchmark: ListBenchmark): Promise<Measured[]> {
  const { log } = benchmark;
  log(
    `filling ${benchmark.data.organizations} organizations with ${benchmark.data.applicationsEach} applications each`,
  );
  const tenants = await fillDatabase(benchmark.ownerUrl, benchmark.code, benchmark.data);
  await installStatusField(benchmark.ownerUrl);
  const children = contenders.map((contender) =>
    startChild(contender.file, contender.name === 'Followthrough' ? benchmark.serviceOptions : []),
  );
  const load = startChild(new URL('../support/load.ts', import.meta.url));
  try {
    const running: Running[] = [];
    for (const [index, contender] of contenders.entries()) {
      running.push(await startContender(contender, children[index] as Child, tenants, benchmark));
    }
    const answers = await compareAnswers(running, tenants);
    log(`every server gives the same ${answers} answers`);
    const results = await takeTurns(running, load, benchmark);
    return await Promise.all(
      running.map(async ({ contender, child }) => {
        const { rss } = await child.ask<Usage>({ usage: true });
        return { name: contender.name, rounds: results.get(contender.name) ?? [], rss };
      }),
    );
  } finally {
    await Promise.all([...children, load].map((child) => child.stop()));
  }
}

async function installStatusField(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(statusAsField);
  } finally {
    await owner.end();
  }
}

/** Throws unless all servers gave every tenant the same rows, and a full page. */
async function compareAnswers(running: readonly Running[], tenants: readonly Tenant[]): Promise<number> {
  for (const index of tenants.keys()) {
    const [first, ...others] = running.map(({ contender, requests }) => {
      const { data, errors } = JSON.parse(requests[index]?.expected ?? '');
      if (errors !== undefined) throw new Error(`${contender.name}: ${JSON.stringify(errors)}`);
      return contender.answer(data as never);
    });
    if (first?.rows.length !== 20) throw new Error('the page is not full');
    for (const other of others) deepStrictEqual(other, first);
  }
  return tenants.length;
}

async function takeTurns(
  running: readonly Running[],
  load: Child,
  { rounds, seconds, warmupSeconds, log, connections }: ListBenchmark,
): Promise<Map<string, Round[]>> {
  const results = new Map<string, Round[]>(running.map(({ contender }) => [contender.name, []]));
  for (let number = 1; number <= rounds; number += 1) {
    for (const { contender, child, url, requests } of running) {
      const run = (duration: number) =>
        load.ask<LoadResult>({ url, connections, seconds: duration, requests } satisfies Load);
      if (warmupSeconds > 0) await run(warmupSeconds);
      const before = await child.ask<Usage>({ usage: true });
      const result = await run(seconds);
      const after = await child.ask<Usage>({ usage: true });
      const round = { ...result, cpu: (after.cpu - before.cpu) / result.answers };
      results.get(contender.name)?.push(round);
      log(`round ${number}  ${lineOf(contender.name, round)}`);
    }
  }
  return results;
}

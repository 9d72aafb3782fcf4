import { contenders } from '../list/contenders.ts';
import { startChild } from '../support/child.ts';
import type { Load, LoadResult, PageRequest } from '../support/load.ts';
import { median } from '../support/report.ts';
import type { Usage } from '../support/serve.ts';
import { fillWithPages } from './data.ts';

export interface PagesBenchmark {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  /** Folder of our compiled code, relative to the repository. */
  readonly code: string;
  readonly organizations: number;
  readonly applicationsEach: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly readers: number;
  /** Options of the node that runs the service: as it is served, and to profile it. */
  readonly serviceOptions: readonly string[];
  readonly log: (line: string) => void;
}

// Milliseconds within which nineteen of twenty readers have their whole page.
const longestP95 = 100;
const warmupSeconds = 2;

// The service's own default.
const poolSize = 10;

/**
 * Measures candidates' pages under readers who all load at once, each another page, in turns with what the same process can do
 * at most: the style sheet, for which it reads nothing. Throws if the pages take longer than they may.
 */
export async function runPagesBenchmark(benchmark: PagesBenchmark): Promise<void> {
  const { ownerUrl, serviceUrl, code, organizations, applicationsEach, rounds, seconds, readers, log } = benchmark;
  const readersEach = Math.ceil(readers / organizations);
  const pages = await fillWithPages(ownerUrl, code, { organizations, applicationsEach, readersEach });
  const service = contenders.find(({ name }) => name === 'Followthrough');
  if (service === undefined) throw new Error('the service is no contender');
  const server = startChild(service.file, benchmark.serviceOptions);
  const load = startChild(new URL('../support/load.ts', import.meta.url));
  try {
    const settings = { databaseUrl: serviceUrl, poolSize, organizationOfKey: {}, code };
    const { port } = await server.ask<{ port: number }>({ start: settings });
    const url = `http://127.0.0.1:${port}`;
    const requests = pages.map(({ path }) => ({ path, includes: 'You will hear our decision by' }));
    const sheet = await styleSheetOf(url + (pages[0]?.path ?? ''));
    const run = (duration: number, of: readonly PageRequest[]) =>
      load.ask<LoadResult>({ url, connections: readers, seconds: duration, requests: of } satisfies Load);
    await run(warmupSeconds, requests);
    const measured: { readonly page: LoadResult; readonly limit: LoadResult }[] = [];
    for (let number = 1; number <= rounds; number += 1) {
      const before = await server.ask<Usage>({ usage: true });
      const page = await run(seconds, requests);
      const after = await server.ask<Usage>({ usage: true });
      const cpu = ((after.cpu - before.cpu) / page.answers).toFixed(2);
      const round = { page, limit: await run(seconds, [{ path: sheet, includes: '@layer' }]) };
      measured.push(round);
      log(`round ${number}  page         ${lineOf(round.page)}  processor ${cpu} ms/request`);
      log(`round ${number}  style sheet  ${lineOf(round.limit)}`);
    }
    const errors = measured.reduce((sum, { page, limit }) => sum + page.errors + limit.errors, 0);
    if (errors > 0) throw new Error(`${errors} requests failed: the numbers mean nothing`);
    const p95 = median(measured.map(({ page }) => page.p95));
    log(`median   page: p95 ${p95.toFixed(1)} ms with ${readers} readers at once; at most ${longestP95}`);
    if (p95 > longestP95) throw new Error(`the page took ${p95.toFixed(1)} ms, and may take ${longestP95}`);
  } finally {
    await Promise.all([server, load].map((child) => child.stop()));
  }
}

async function styleSheetOf(page: string): Promise<string> {
  const answer = await fetch(page);
  const text = await answer.text();
  const [, path] = /href="(\/assets\/pages-[^"]+\.css)"/.exec(text) ?? [];
  if (answer.status !== 200 || path === undefined) throw new Error(`the page answered ${answer.status}: ${text}`);
  return path;
}

function lineOf({ requestsPerSecond, p50, p95, p99, errors }: LoadResult): string {
  const times = [p50, p95, p99].map((time) => time.toFixed(1).padStart(6));
  return `${requestsPerSecond.toFixed(0).padStart(6)} requests/s  p50 ${times[0]} ms  p95 ${times[1]} ms  p99 ${times[2]} ms  errors ${errors}`;
}

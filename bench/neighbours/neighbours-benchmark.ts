import { setTimeout as after } from 'node:timers/promises';
import { contenders } from '../list/contenders.ts';
import { fillDatabase } from '../list/data.ts';
import { type Running, startContender } from '../list/start-contender.ts';
import { type Child, startChild } from '../support/child.ts';
import type { Load, LoadResult } from '../support/load.ts';
import { median } from '../support/report.ts';

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

/** What the quiet organization met in one round, and how much the loud one got. */
interface Round {
  readonly alone: LoadResult;
  readonly beside: LoadResult;
  readonly loud: LoadResult;
}

// Until the loud organization's clients are all under way, and at the end as long before they stop.
const marginSeconds = 1;

/**
 * Measures what one organization's load does to another's: the quiet one alone, then beside the loud one, in rounds that
 * take turns, each with a process of its own to send its requests. Both ask for the list of applications.
 */
export async function runNeighboursBenchmark(benchmark: NeighboursBenchmark): Promise<void> {
  const { log } = benchmark;
  const data = { organizations: 2, applicationsEach: benchmark.applicationsEach };
  const tenants = await fillDatabase(benchmark.ownerUrl, benchmark.code, data);
  const contender = contenders.find(({ name }) => name === 'Followthrough');
  if (contender === undefined) throw new Error('the service is no contender');
  const server = startChild(contender.file);
  const load = new URL('../support/load.ts', import.meta.url);
  const senders = { quiet: startChild(load), loud: startChild(load) };
  try {
    const running = await startContender(contender, server, tenants, benchmark);
    await measure(running, senders, { ...benchmark, seconds: 3 });
    const rounds: Round[] = [];
    for (let number = 1; number <= benchmark.rounds; number += 1) {
      const round = await measure(running, senders, benchmark);
      rounds.push(round);
      log(`round ${number}  alone  ${lineOf(round.alone)}`);
      log(`round ${number}  beside ${lineOf(round.beside)}   ${rate(round.loud)} of the loud one`);
    }
    for (const line of summaryOf(rounds)) log(line);
  } finally {
    await Promise.all([server, senders.quiet, senders.loud].map((child) => child.stop()));
  }
}

async function measure(
  { url, requests: [quietRequest, loudRequest] }: Running,
  senders: { readonly quiet: Child; readonly loud: Child },
  { quiet, loud, seconds }: NeighboursBenchmark,
): Promise<Round> {
  if (quietRequest === undefined || loudRequest === undefined) throw new Error('two organizations are needed');
  const asQuiet = () =>
    senders.quiet.ask<LoadResult>({ url, connections: quiet, seconds, requests: [quietRequest] } satisfies Load);
  const alone = await asQuiet();
  const loudLoad: Load = { url, connections: loud, seconds: seconds + 2 * marginSeconds, requests: [loudRequest] };
  const loudResult = senders.loud.ask<LoadResult>(loudLoad);
  await after(marginSeconds * 1_000);
  return { alone, beside: await asQuiet(), loud: await loudResult };
}

function lineOf(result: LoadResult): string {
  return `${rate(result)}  p50 ${result.p50.toFixed(1).padStart(6)} ms  p99 ${result.p99.toFixed(1).padStart(6)} ms  errors ${result.errors}`;
}

function rate({ requestsPerSecond }: LoadResult): string {
  return `${requestsPerSecond.toFixed(0).padStart(5)} requests/s`;
}

function summaryOf(rounds: readonly Round[]): string[] {
  const results = rounds.flatMap(({ alone, beside, loud }) => [alone, beside, loud]);
  const errors = results.reduce((sum, result) => sum + result.errors, 0);
  if (errors > 0) throw new Error(`${errors} requests failed: the numbers mean nothing`);
  if (results.some(({ answers }) => answers === 0)) throw new Error('nothing was answered: the numbers mean nothing');
  return (['p50', 'p99'] as const).map((which) => {
    const [alone, beside] = (['alone', 'beside'] as const).map((when) =>
      median(rounds.map((round) => round[when][which])),
    );
    const ratio = median(rounds.map((round) => round.beside[which] / round.alone[which]));
    return `median   ${which}  alone ${alone?.toFixed(1)} ms  beside ${beside?.toFixed(1)} ms  ratio ${ratio.toFixed(2)}`;
  });
}

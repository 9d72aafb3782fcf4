import { cpus, totalmem } from 'node:os';
import type { Measured, Round } from '../list/list-benchmark.ts';

const mebibyte = 2 ** 20;

/** What was measured on: numbers of two machines are not compared. */
export function machineLine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
}

/** One round of one server, or the medians of its rounds. */
export function lineOf(name: string, round: Omit<Round, 'answers' | 'p95'>): string {
  return [
    `${name.padEnd(13)} ${round.requestsPerSecond.toFixed(0).padStart(6)} requests/s`,
    `p50 ${round.p50.toFixed(1).padStart(6)} ms`,
    `p99 ${round.p99.toFixed(1).padStart(6)} ms`,
    `processor ${round.cpu.toFixed(2)} ms/request`,
    `errors ${round.errors}`,
  ].join('  ');
}

/** The medians of all rounds, as lines; and each server's rate as a multiple of that of `base`. */
export function summaryOf(measured: readonly Measured[], base: string): string[] {
  const medians = measured.map(({ name, rounds, rss }) => ({
    name,
    rss,
    requestsPerSecond: median(rounds.map((round) => round.requestsPerSecond)),
    p50: median(rounds.map((round) => round.p50)),
    p99: median(rounds.map((round) => round.p99)),
    cpu: median(rounds.map((round) => round.cpu)),
    errors: rounds.reduce((sum, round) => sum + round.errors, 0),
  }));
  const unit = medians.find(({ name }) => name === base);
  if (unit === undefined) throw new Error(`${base} was not measured`);
  return [
    ...medians.map((each) => `median   ${lineOf(each.name, each)}  memory ${Math.round(each.rss / mebibyte)} MiB`),
    ...medians
      .filter((each) => each !== unit)
      .map((each) => `${each.name} / ${base}: ${(each.requestsPerSecond / unit.requestsPerSecond).toFixed(2)}`),
  ];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  return (low + high) / 2;
}

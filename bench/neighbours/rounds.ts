import type { HostileResult } from './hostile-load.ts';
import type { QuietResult } from './quiet-load.ts';

/** What the quiet organization met in one round, and how much its neighbour got. */
export interface Round {
  /** Of the neighbour. */
  readonly name: string;
  readonly alone: QuietResult;
  readonly beside: QuietResult;
  readonly seconds: number;
  readonly neighbour: HostileResult;
}

type Measure = 'time' | 'work';

/** @returns so many lines as a round has halves */
export function linesOf({ name, alone, beside, seconds, neighbour: { requests, limited } }: Round): string[] {
  const perSecond = (requests / seconds).toFixed(0).padStart(5);
  const got = `${perSecond} requests/s of the neighbour: ${requests - limited} answered, ${limited} refused by rate`;
  return [`${name.padEnd(9)} alone   ${lineOf(alone)}`, `${name.padEnd(9)} beside  ${lineOf(beside)}   ${got}`];
}

/** How much longer the slowest hundredth took beside one neighbour than alone. Of all rounds: one alone has too few that are slow. */
export function ratioOf(rounds: readonly Round[], name: string, measure: Measure, share: number): number {
  return besideOf(rounds, name, measure, share) / aloneOf(rounds, measure, share);
}

/** What it met in all rounds: alone, and beside each neighbour. */
export function summaryOf(rounds: readonly Round[]): string[] {
  const names = [...new Set(rounds.map(({ name }) => name))];
  const line = (name: string, of: (measure: Measure, share: number) => string, answers: number) =>
    `${name.padEnd(9)} p50 ${of('time', 0.5)}  p99 ${of('time', 0.99)}   work p50 ${of('work', 0.5)}  p99 ${of('work', 0.99)}   of ${answers}`;
  const answersOf = (results: readonly QuietResult[]) => results.reduce((sum, { time }) => sum + time.length, 0);
  const alone = line(
    'alone',
    (measure, share) => `${inMs(aloneOf(rounds, measure, share))}       `,
    answersOf(rounds.map((round) => round.alone)),
  );
  const beside = names.map((name) =>
    line(
      name,
      (measure, share) => {
        const ratio = ratioOf(rounds, name, measure, share).toFixed(2);
        return `${inMs(besideOf(rounds, name, measure, share))} (${ratio})`;
      },
      answersOf(rounds.filter((round) => round.name === name).map((round) => round.beside)),
    ),
  );
  return [alone, ...beside];
}

function lineOf({ time, work, errors }: QuietResult): string {
  const latency = (values: readonly number[]) => `p50 ${inMs(part(values, 0.5))}  p99 ${inMs(part(values, 0.99))}`;
  return `${String(time.length).padStart(4)} answers  ${latency(time)}   work ${latency(work)}  errors ${errors}`;
}

function aloneOf(rounds: readonly Round[], measure: Measure, share: number): number {
  return part(
    rounds.flatMap((round) => round.alone[measure]),
    share,
  );
}

function besideOf(rounds: readonly Round[], name: string, measure: Measure, share: number): number {
  return part(
    rounds.filter((round) => round.name === name).flatMap((round) => round.beside[measure]),
    share,
  );
}

function part(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function inMs(value: number): string {
  return `${value.toFixed(1).padStart(6)} ms`;
}

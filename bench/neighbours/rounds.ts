import { median } from '../support/report.ts';
import type { HostileResult } from './hostile-load.ts';
import type { Latency, QuietResult } from './quiet-load.ts';

/** What the quiet organization met in one round, and how much its neighbour got. */
export interface Round {
  readonly alone: QuietResult;
  readonly beside: QuietResult;
  readonly seconds: number;
  readonly neighbour: HostileResult;
}

type Measure = 'time' | 'work';

export function lineOf({ answers, time, work, errors }: QuietResult): string {
  const latency = ({ p50, p99 }: Latency) =>
    `p50 ${p50.toFixed(1).padStart(6)} ms  p99 ${p99.toFixed(1).padStart(6)} ms`;
  return `${answers} answers  ${latency(time)}   work ${latency(work)}  errors ${errors}`;
}

export function ratioOf(rounds: readonly Round[], measure: Measure, which: keyof Latency): number {
  return median(rounds.map((round) => round.beside[measure][which] / round.alone[measure][which]));
}

export function summaryOf(name: string, rounds: readonly Round[]): string[] {
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

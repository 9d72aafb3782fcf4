import { replay, sentMessages } from '../../src/rules/index.js';
import { replayFaults } from '../rules/replay-faults.js';
import { type Company, candidatesOf, weekOf } from './company.js';

export interface Simulated {
  readonly candidates: number;
  readonly applications: number;
  /** How often a rule was asked what follows from a timeline. */
  readonly steps: number;
  /** Milliseconds of one core in the rules alone; stories were made and faults looked for outside them. */
  readonly ms: number;
  /** Mails by kind, `DIGEST` for those about more than one thing. */
  readonly mails: ReadonlyMap<string, number>;
  readonly withheld: ReadonlyMap<string, number>;
  readonly slips: ReadonlyMap<string, number>;
  /** How many candidates got so many mails in one week: the key is how many. */
  readonly aWeek: ReadonlyMap<number, number>;
  readonly faults: readonly string[];
}

/** A year of a company through the rules of time. Every story is told by itself, so that memory does not grow. */
export function simulate(company: Company): Simulated {
  const mails = new Map<string, number>();
  const withheld = new Map<string, number>();
  const slips = new Map<string, number>();
  const aWeek = new Map<number, number>();
  const faults: string[] = [];
  let candidates = 0;
  let steps = 0;
  let ms = 0;
  for (const history of candidatesOf(company)) {
    const before = process.cpuUsage();
    const told = replay(history);
    const { user, system } = process.cpuUsage(before);
    ms += (user + system) / 1_000;
    steps += told.steps;
    candidates += 1;
    const weeks = new Map<number, number>();
    for (const { at, kind } of sentMessages(told.records)) {
      count(mails, kind);
      count(weeks, weekOf(at, company));
    }
    for (const inWeek of weeks.values()) count(aWeek, inWeek);
    for (const { because } of told.records) if (because !== null) count(withheld, because);
    for (const { kind } of told.slips) count(slips, kind);
    faults.push(...replayFaults(history, told));
  }
  return { candidates, applications: company.applications, steps, ms, mails, withheld, slips, aWeek, faults };
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

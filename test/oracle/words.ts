/** The words of a life, and days and instants of which many are asked for again and again. */
import { type OpenDays, firstInstantOf as searchedFirst } from '../rules/calendar.oracle.js';
import { eightOf as searchedEight } from '../rules/member-rungs.oracle.js';

export const MINUTE = 60_000;
export const QUARTER = 15 * MINUTE;

const remembered = (search: (date: string, zone: string) => number) => {
  const found = new Map<string, number>();
  return (date: string, zone: string): number => {
    const key = `${date} ${zone}`;
    const at = found.get(key) ?? search(date, zone);
    found.set(key, at);
    return at;
  };
};
export const firstInstantOf = remembered(searchedFirst);
export const eightOf = remembered(searchedEight);

export interface Terms {
  readonly zone: string;
  readonly candidateZone: string;
  readonly recruiterZone: string;
  readonly isOpen: OpenDays;
  readonly window: { readonly opens: string; readonly closes: string };
  readonly settling: number;
  readonly settlingAtMost: number;
  readonly grace: number;
  readonly every: number;
  readonly notes: number;
  readonly cap: number | null;
  readonly delayDays: number;
  readonly maxDelayDays: number;
}

export type Happened = { readonly at: number } & (
  | {
      readonly kind: 'SET';
      readonly timeline: string;
      readonly application: string;
      readonly date: string;
      readonly told: boolean;
    }
  | { readonly kind: 'INTERVIEW'; readonly timeline: string; readonly application: string; readonly completed: number }
  | {
      readonly kind: 'MOVE';
      readonly timeline: string;
      readonly date: string;
      readonly precision: string;
      readonly told: boolean;
    }
  | { readonly kind: 'CONFIRM' | 'RESUME'; readonly timeline: string; readonly told: boolean }
  | { readonly kind: 'HOLD'; readonly timeline: string; readonly until: string; readonly told: boolean }
  | {
      readonly kind: 'CONTACT';
      readonly application: string;
      readonly toldDate: boolean;
      readonly toldDecision: boolean;
    }
  | {
      readonly kind: 'DECIDE';
      readonly application: string;
      readonly outcome: string;
      readonly id: string;
      readonly tell: 'NOW' | 'USUAL' | string;
    }
  | { readonly kind: 'SUPERSEDE'; readonly id: string }
  | { readonly kind: 'END'; readonly application: string }
);

export interface Known {
  readonly date: string;
  readonly precision: string;
  readonly held: string | null;
  readonly promise: number;
  readonly revision: number;
  readonly at: number;
}

export interface Timeline {
  readonly id: string;
  readonly application: string;
  revision: number;
  date: string;
  dateSetAt: number;
  precision: string;
  held: string | null;
  resumedAt: number | null;
  untold: { kinds: string[]; first: number; last: number; settled: boolean; confirmed: boolean } | null;
  /** The local day of the digest that asks and its instant; `LATER`: not before a hold is over. */
  asking: { day: string; at: number } | 'LATER' | null;
  known: Known | null;
  broken: number[];
  /** The promise whose passing was told, and how many notes after it. */
  passed: { promise: number; notes: number } | null;
  touch: number | null;
  waitsUntil: number;
  decided: boolean;
  closed: boolean;
}

export interface Outcome {
  readonly id: string;
  readonly application: string;
  readonly kind: string;
  readonly decidedAt: number;
  readonly tell: string;
  over: 'TOLD' | 'SUPERSEDED' | null;
}

export function iso(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

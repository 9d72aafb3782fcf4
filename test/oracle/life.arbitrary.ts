import fc from 'fast-check';
import { dayOf, everyWeekdayBut, MINUTE, steps } from './days.js';
import type { Happened, JobTerms, Terms } from './words.js';

/** A life as the oracle reads it. */
export interface Life {
  readonly terms: Terms;
  readonly events: readonly Happened[];
  readonly end: number;
}

/** The rules of a job. */
export interface JobRules {
  readonly window: number;
  readonly grace: number;
  readonly every: number;
  readonly notes: number;
  readonly delayDays: number;
  readonly approval?: Approval;
}

export type Approval = 'AUTOMATIC' | 'REQUIRED' | 'DELAYED';

/** All that a life follows from: a plain value, so that one that failed can be kept. */
export interface Seed extends JobRules {
  readonly start: string;
  readonly zones: readonly [job: string, candidate: string, recruiter: string];
  readonly closedEvery: number;
  readonly cap: number | null;
  /** The second application's job has rules and a zone of its own. */
  readonly other?: (JobRules & { readonly zone: string }) | null;
  readonly afterwards?: number;
  readonly acts: readonly Act[];
}

export interface Act {
  readonly what: (typeof acts)[number];
  readonly after: number;
  readonly timeline: number;
  readonly days: number;
  readonly precision: 'DAY' | 'WEEK';
  readonly told: boolean;
  readonly also: boolean;
}

const acts = [
  ...(['SET', 'SET', 'SET', 'MOVE', 'MOVE', 'MOVE', 'MOVE', 'CONFIRM', 'HOLD', 'HOLD', 'RESUME', 'STOP'] as const),
  ...(['INTERVIEW', 'CONTACT', 'CONTACT', 'DECIDE', 'DECIDE', 'CORRECT', 'END', 'ERASE'] as const),
  ...(['BOUNCE', 'BOUNCE', 'SUPPRESS', 'RELEASE', 'RELEASE', 'DECLINE'] as const),
];
const zone = fc.constantFrom(
  ...([
    'Europe/Berlin',
    'Africa/Cairo',
    'America/New_York',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Asia/Tokyo',
  ] as const),
  ...(['Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Honolulu', 'America/Santiago', 'UTC'] as const),
);
export const windows = [
  { opens: '09:00', closes: '18:00' },
  { opens: '06:00', closes: '06:30' },
  { opens: '00:00', closes: '23:45' },
] as const;
const OUTCOMES = ['REJECTED', 'HIRED', 'ADVANCED'] as const;
// Nobody acts at a quarter of an hour: what happens at the very instant of a boundary is told of in tests of its own.
const OFF_THE_QUARTER = 7;
const AFTERWARDS_DAYS = 30;
export const DELAY_MINUTES = 45;

const rules = {
  window: fc.nat({ max: windows.length - 1 }),
  grace: fc.nat({ max: 2 }),
  every: fc.integer({ min: 1, max: 5 }),
  notes: fc.nat({ max: 3 }),
  delayDays: fc.nat({ max: 3 }),
  approval: fc.constantFrom<Approval>('AUTOMATIC', 'AUTOMATIC', 'REQUIRED', 'DELAYED'),
};

export const seeds: fc.Arbitrary<Seed> = fc.record({
  // Where clocks change: by an hour, by half of one, at midnight, and by a day.
  start: fc.constantFrom(
    '2026-03-20',
    '2026-04-01',
    '2026-04-20',
    '2026-09-01',
    '2026-10-20',
    '2025-12-15',
    '2011-12-20',
  ),
  zones: fc.tuple(zone, zone, zone),
  closedEvery: fc.integer({ min: 4, max: 12 }),
  ...rules,
  cap: fc.constantFrom(null, 1, 1, 2),
  other: fc.option(fc.record({ ...rules, zone })),
  afterwards: fc.integer({ min: 1, max: AFTERWARDS_DAYS }),
  acts: fc.array(
    fc.record({
      what: fc.constantFrom(...acts),
      after: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 500 })),
      timeline: fc.nat({ max: 3 }),
      days: fc.nat({ max: 9 }),
      precision: fc.constantFrom('DAY' as const, 'DAY' as const, 'WEEK' as const),
      told: fc.nat({ max: 5 }).map((n) => n === 0),
      also: fc.boolean(),
    }),
    { minLength: 2, maxLength: 14 },
  ),
});

export function lifeOf(seed: Seed): Life {
  const terms = termsOf(seed);
  const events: Happened[] = [];
  const life = new Acting(seed, terms, events);
  let at = Date.parse(`${seed.start}T00:00:00Z`) + OFF_THE_QUARTER * MINUTE;
  for (const [n, act] of seed.acts.entries()) {
    at += act.after * 15 * MINUTE;
    if (n > 0 && act.after === 0) at += 15 * MINUTE;
    life.does(act, n, at);
  }
  return { terms, events, end: at + (seed.afterwards ?? AFTERWARDS_DAYS) * 24 * 60 * MINUTE };
}

function termsOf({ zones, closedEvery, cap, other, ...own }: Seed): Terms {
  const [zone, candidateZone, recruiterZone] = zones;
  const isOpen = everyWeekdayBut(closedEvery);
  const fixed = { settling: 10 * MINUTE, settlingAtMost: 60 * MINUTE, maxDelayDays: 4, recruiterZone, isOpen };
  const ofJob = ({ window, grace, every, notes, delayDays, approval }: JobRules, jobZone: string): JobTerms => ({
    ...fixed,
    zone: jobZone,
    window: windows[window] ?? windows[0],
    grace,
    every,
    notes,
    delayDays,
    approvalMinutes: approval === 'DELAYED' ? DELAY_MINUTES : 0,
  });
  return {
    candidateZone,
    cap,
    jobs: { a0: ofJob(own, zone), a1: other ? ofJob(other, other.zone) : ofJob(own, zone) },
  };
}

/** Two applications, each with two milestones: what nobody could do is not done. */
class Acting {
  readonly #open = new Map<number, { readonly id: string; readonly application: string }>();
  readonly #standing = new Map<string, string>();
  readonly #ended = new Set<string>();

  constructor(
    private readonly seed: Seed,
    private readonly terms: Terms,
    private readonly events: Happened[],
  ) {}

  does(act: Act, n: number, at: number): void {
    const { what, timeline: slot, told } = act;
    const application = `a${slot % 2}`;
    const known = this.#open.get(slot);
    const day = (days: number) => steps(dayOf(at, this.terms.jobs[application]?.zone ?? 'UTC'), days);
    if (what === 'BOUNCE' || what === 'SUPPRESS' || what === 'RELEASE' || what === 'DECLINE')
      this.events.push({ kind: what, at });
    else if (what === 'END' || what === 'ERASE') {
      for (const each of what === 'ERASE' ? ['a0', 'a1'] : [application]) this.#end(each, at);
    } else if (this.#ended.has(application)) return;
    else if (what === 'SET' || what === 'INTERVIEW' || (known === undefined && what === 'MOVE')) {
      if (known === undefined) this.#begin(act, `t${n}.${slot}`, application, at, day(act.days));
    } else if (what === 'CONTACT') {
      const touched = at - (act.days > 6 ? 2 * 24 * 60 * MINUTE : 0);
      this.events.push({ kind: 'CONTACT', at, application, touched, toldDate: told, toldDecision: act.also });
    } else if (what === 'DECIDE' || what === 'CORRECT') this.#decide(act, n, application, at, day(act.days));
    else if (known !== undefined) {
      const { id: timeline } = known;
      if (what === 'MOVE')
        this.events.push({ kind: 'MOVE', at, timeline, date: day(act.days), precision: act.precision, told });
      else if (what === 'HOLD') this.events.push({ kind: 'HOLD', at, timeline, until: day(act.days + 1), told });
      else if (what === 'STOP') this.events.push({ kind: 'STOP', at, timeline });
      else this.events.push({ kind: what, at, timeline, told });
    }
  }

  #begin({ what, days, told, timeline: slot }: Act, id: string, application: string, at: number, date: string): void {
    this.#open.set(slot, { id, application });
    if (what === 'INTERVIEW')
      this.events.push({ kind: 'INTERVIEW', at, timeline: id, application, completed: at - days * 12 * 60 * MINUTE });
    else this.events.push({ kind: 'SET', at, timeline: id, application, date, told });
  }

  #decide(
    { what, days, also, told, timeline: slot }: Act,
    n: number,
    application: string,
    at: number,
    next: string,
  ): void {
    const before = this.#standing.get(application);
    if (what === 'CORRECT' && before === undefined) return;
    if (what === 'CORRECT' && before !== undefined) this.events.push({ kind: 'SUPERSEDE', at, id: before });
    const id = `o${n}`;
    const { candidateZone } = this.terms;
    const tell = days < 2 ? 'NOW' : days < 6 ? 'USUAL' : steps(dayOf(at, candidateZone), days - 5);
    const outcome = OUTCOMES[days % 3] ?? 'HIRED';
    this.events.push({ kind: 'DECIDE', at, id, application, outcome, tell });
    this.#standing.set(application, id);
    for (const [each, one] of this.#open) if (one.application === application) this.#open.delete(each);
    // A decision to go on may name the next date, in the same call.
    const goesOn = this.seed.other !== undefined && outcome === 'ADVANCED' && what === 'DECIDE' && also;
    if (!goesOn) return;
    this.#open.set(slot, { id: `n${n}.${slot}`, application });
    this.events.push({ kind: 'SET', at, timeline: `n${n}.${slot}`, application, date: next, told });
  }

  #end(application: string, at: number): void {
    if (this.#ended.has(application)) return;
    // Those of lives that were kept before were not.
    if (this.seed.other !== undefined) this.#ended.add(application);
    this.events.push({ kind: 'END', at, application });
    for (const [each, one] of this.#open) if (one.application === application) this.#open.delete(each);
  }
}

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type CandidateHistory, defaultPolicy, type HistoryEvent } from '../../src/rules/index.js';
import { dayOf, isWeekend, type OpenDays, steps } from '../rules/calendar.oracle.js';
import { type Happened, MINUTE, type Terms } from './words.js';

/** A life as the oracle reads it. */
export interface Life {
  readonly terms: Terms;
  readonly events: readonly Happened[];
  readonly end: number;
}

/** All that a life follows from: a plain value, so that one that failed can be kept. */
export interface Seed {
  readonly start: string;
  readonly zones: readonly [job: string, candidate: string, recruiter: string];
  readonly closedEvery: number;
  readonly window: number;
  readonly grace: number;
  readonly every: number;
  readonly notes: number;
  readonly cap: number | null;
  readonly delayDays: number;
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
  ...(['SET', 'SET', 'MOVE', 'MOVE', 'MOVE', 'MOVE', 'CONFIRM', 'HOLD', 'HOLD', 'RESUME'] as const),
  ...(['INTERVIEW', 'CONTACT', 'DECIDE', 'DECIDE', 'CORRECT', 'END'] as const),
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
const windows = [
  { opens: '09:00', closes: '18:00' },
  { opens: '06:00', closes: '06:30' },
  { opens: '00:00', closes: '23:45' },
] as const;
const OUTCOMES = ['REJECTED', 'HIRED', 'ADVANCED'] as const;
// Nobody acts at a quarter of an hour: what happens at the very instant of a boundary is told of in tests of its own.
const OFF_THE_QUARTER = 7;
const AFTERWARDS_DAYS = 30;

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
  window: fc.nat({ max: windows.length - 1 }),
  grace: fc.nat({ max: 2 }),
  every: fc.integer({ min: 1, max: 5 }),
  notes: fc.nat({ max: 3 }),
  cap: fc.constantFrom(null, 1, 1, 2),
  delayDays: fc.nat({ max: 3 }),
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
    { minLength: 2, maxLength: 12 },
  ),
});

export function lifeOf(seed: Seed): Life {
  const [job, candidateZone, recruiterZone] = seed.zones;
  const isOpen: OpenDays = (date) =>
    !isWeekend(date) && Math.floor(Date.parse(date) / 86_400_000) % seed.closedEvery !== 0;
  const { grace, every, notes, cap, delayDays } = seed;
  const settled = { settling: 10 * MINUTE, settlingAtMost: 60 * MINUTE };
  const window = windows[seed.window] ?? windows[0];
  const terms = { zone: job, candidateZone, recruiterZone, isOpen, window, grace, every, notes, cap, delayDays };
  const events: Happened[] = [];
  const open = new Map<number, { id: string; application: string }>();
  const standing = new Map<string, string>();
  let at = Date.parse(`${seed.start}T00:00:00Z`) + OFF_THE_QUARTER * MINUTE;
  for (const [n, act] of seed.acts.entries()) {
    at += act.after * 15 * MINUTE;
    if (n > 0 && act.after === 0) at += 15 * MINUTE;
    const day = (days: number) => steps(dayOf(at, job), days);
    // Two applications, each with two milestones.
    const slot = act.timeline;
    const application = `a${slot % 2}`;
    const known = open.get(slot);
    const { what, told } = act;
    if (what === 'SET' || what === 'INTERVIEW' || (known === undefined && what === 'MOVE')) {
      if (known !== undefined) continue;
      const id = `t${n}`;
      open.set(slot, { id, application });
      if (what === 'INTERVIEW')
        events.push({ kind: 'INTERVIEW', at, timeline: id, application, completed: at - act.days * 12 * 60 * MINUTE });
      else events.push({ kind: 'SET', at, timeline: id, application, date: day(act.days), told });
    } else if (what === 'CONTACT') {
      events.push({ kind: 'CONTACT', at, application, toldDate: told, toldDecision: act.also });
    } else if (what === 'DECIDE' || what === 'CORRECT') {
      const before = standing.get(application);
      if (what === 'CORRECT' && before === undefined) continue;
      if (what === 'CORRECT' && before !== undefined) events.push({ kind: 'SUPERSEDE', at, id: before });
      const id = `o${n}`;
      const tell = act.days < 2 ? 'NOW' : act.days < 6 ? 'USUAL' : steps(dayOf(at, candidateZone), act.days - 5);
      events.push({ kind: 'DECIDE', at, id, application, outcome: OUTCOMES[act.days % 3] ?? 'HIRED', tell });
      standing.set(application, id);
      for (const [each, one] of open) if (one.application === application) open.delete(each);
    } else if (what === 'END') {
      events.push({ kind: 'END', at, application });
      for (const [each, one] of open) if (one.application === application) open.delete(each);
    } else if (known !== undefined) {
      const { id: timeline } = known;
      if (what === 'MOVE')
        events.push({ kind: 'MOVE', at, timeline, date: day(act.days), precision: act.precision, told });
      else if (what === 'HOLD') events.push({ kind: 'HOLD', at, timeline, until: day(act.days + 1), told });
      else events.push({ kind: what, at, timeline, told });
    }
  }
  const end = at + AFTERWARDS_DAYS * 24 * 60 * MINUTE;
  return { terms: { ...terms, ...settled, maxDelayDays: 4 }, events, end };
}

/** The same for the code. */
export function historyOf({ terms, events, end }: Life): CandidateHistory {
  const { zone, candidateZone, recruiterZone, isOpen, window, grace, every, notes, cap, delayDays } = terms;
  const calendar = { isOpen: (day: Temporal.PlainDate) => isOpen(day.toString()) };
  const policy = {
    ...defaultPolicy,
    graceBusinessDays: grace,
    undecided: { everyBusinessDays: every, notes },
    sendingWindow: window,
    dailyCap: cap,
    outcome: { ...defaultPolicy.outcome, delayDays, maxDelayDays: 4 },
  };
  return {
    candidateZone,
    dailyCap: cap,
    approvesAtOnce: true,
    rulesOf: () => ({ policy, calendar, zone, recruiterZone }),
    events: events.map(eventOf),
    until: Temporal.Instant.fromEpochMilliseconds(end),
  };
}

const dateOf = (text: string) => Temporal.PlainDate.from(text);
const promisedOn = (date: string, precision = 'DAY') =>
  ({ decisionDate: dateOf(date), precision: precision as 'DAY', followUpDate: null }) as const;

function eventOf(event: Happened): HistoryEvent {
  const at = Temporal.Instant.fromEpochMilliseconds(event.at);
  switch (event.kind) {
    case 'SET': {
      const ids = { timelineId: event.timeline, applicationId: event.application };
      return { kind: 'SET', at, ...ids, promised: promisedOn(event.date), alreadyTold: event.told };
    }
    case 'INTERVIEW': {
      const completedAt = Temporal.Instant.fromEpochMilliseconds(event.completed);
      return { kind: 'INTERVIEWED', at, timelineId: event.timeline, applicationId: event.application, completedAt };
    }
    case 'MOVE': {
      const promised = promisedOn(event.date, event.precision);
      return { kind: 'MOVED', at, timelineId: event.timeline, promised, alreadyTold: event.told };
    }
    case 'CONFIRM':
      return { kind: 'RECONFIRMED', at, timelineId: event.timeline, alreadyTold: event.told };
    case 'RESUME':
      return { kind: 'RESUMED', at, timelineId: event.timeline, alreadyTold: event.told };
    case 'HOLD':
      return { kind: 'HELD', at, timelineId: event.timeline, until: dateOf(event.until), alreadyTold: event.told };
    case 'CONTACT': {
      const { application: applicationId, toldDate, toldDecision } = event;
      return { kind: 'CONTACTED', at, applicationId, touchedAt: at, toldDate, toldDecision };
    }
    case 'DECIDE': {
      const { application: applicationId, id: outcomeId, tell } = event;
      const timing = tell === 'NOW' || tell === 'USUAL' ? tell : { tellOn: dateOf(tell) };
      const outcome = event.outcome as 'HIRED';
      return { kind: 'DECIDED', at, outcomeId, applicationId, outcome, timing, alreadyTold: false };
    }
    case 'SUPERSEDE':
      return { kind: 'SUPERSEDED', at, outcomeId: event.id };
    case 'END':
      return { kind: 'ENDED', at, applicationId: event.application };
  }
}

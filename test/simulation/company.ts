import { Temporal } from 'temporal-polyfill';
import {
  addBusinessDays,
  type BusinessCalendar,
  type CandidateHistory,
  type HistoryEvent,
  isBefore,
  localDate,
  type Policy,
} from '../../src/rules/index.js';
import { Dice } from './dice.js';

export interface Company {
  readonly applications: number;
  readonly days: number;
  readonly start: Temporal.PlainDate;
  readonly seed: number;
  readonly policy: Policy;
  readonly calendar: BusinessCalendar;
}

const zones = ['Europe/Berlin', 'Europe/Madrid', 'Europe/London', 'America/New_York', 'Asia/Tokyo'] as const;

// How recruiters are: one in four dates moves once or more, one in seven passes in silence, one in fifty is never decided.
const chances = {
  moves: 0.25,
  holds: 0.05,
  reconfirms: 0.1,
  forgets: 0.14,
  never: 0.02,
  withdraws: 0.06,
  tellsAtOnce: 0.08,
};

/** Every candidate of a company and what was done about them in a year, from a seed. */
export function* candidatesOf(company: Company): Generator<CandidateHistory> {
  const dice = new Dice(company.seed);
  for (let made = 0; made < company.applications; ) {
    const applications = Math.min(dice.chance(0.12) ? dice.from(2, 3) : 1, company.applications - made);
    yield candidateOf(company, dice, made, applications);
    made += applications;
  }
}

function candidateOf(company: Company, dice: Dice, first: number, applications: number): CandidateHistory {
  const candidateZone = dice.one(zones);
  const zone = dice.chance(0.8) ? candidateZone : dice.one(zones);
  const { policy, calendar, days } = company;
  const events = Array.from({ length: applications }, (_, index) =>
    storyOf(company, dice, zone, `${first + index}`),
  ).flat();
  events.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  const end = company.start.add({ days }).toZonedDateTime(zone).toInstant();
  return {
    candidateZone,
    dailyCap: policy.dailyCap,
    approvesAtOnce: true,
    rulesOf: () => ({ policy, calendar, zone, recruiterZone: zone }),
    events: events.filter(({ at }) => isBefore(at, end)),
    until: end,
  };
}

/** One application: a date is promised, moved, kept or forgotten, and ends some day. */
function storyOf({ start, days, calendar }: Company, dice: Dice, zone: string, name: string): HistoryEvent[] {
  const applicationId = `a${name}`;
  const timelineId = `t${name}`;
  const said = () => ({ timelineId, alreadyTold: dice.chance(chances.tellsAtOnce) });
  let day = start.add({ days: dice.from(0, days - 1) });
  const at = () => workingHour(dice, calendar, day, zone);
  const promise = (from: Temporal.PlainDate) => ({
    decisionDate: addBusinessDays(from, dice.from(2, 12), calendar),
    precision: 'DAY' as const,
    followUpDate: null,
  });
  let promised = promise(day);
  const story: HistoryEvent[] = [{ kind: 'SET', at: at(), applicationId, promised, ...said() }];
  while (dice.chance(chances.moves)) {
    day = between(dice, day, promised.decisionDate);
    promised = promise(later(day, promised.decisionDate));
    story.push({ kind: 'MOVED', at: at(), promised, ...said() });
  }
  if (dice.chance(chances.reconfirms)) {
    day = between(dice, day, promised.decisionDate);
    story.push({ kind: 'RECONFIRMED', at: at(), ...said() });
  }
  if (dice.chance(chances.holds)) {
    day = between(dice, day, promised.decisionDate);
    story.push({ kind: 'HELD', at: at(), until: day.add({ days: dice.from(5, 25) }), ...said() });
  }
  if (dice.chance(chances.never)) return story;
  const late = dice.chance(chances.forgets);
  day = late ? promised.decisionDate.add({ days: dice.from(1, 60) }) : between(dice, day, promised.decisionDate);
  if (late && dice.chance(0.2)) {
    story.push(contacted(at(), applicationId));
    day = day.add({ days: dice.from(1, 20) });
  }
  if (dice.chance(chances.withdraws)) return [...story, { kind: 'ENDED', at: at(), applicationId }];
  const outcome = dice.one(['REJECTED', 'REJECTED', 'REJECTED', 'HIRED'] as const);
  return [...story, decided(at(), applicationId, name, outcome)];
}

function contacted(at: Temporal.Instant, applicationId: string): HistoryEvent {
  return { kind: 'CONTACTED', at, touchedAt: at, applicationId, toldDate: false, toldDecision: false };
}

function decided(
  at: Temporal.Instant,
  applicationId: string,
  name: string,
  outcome: 'REJECTED' | 'HIRED',
): HistoryEvent {
  return {
    kind: 'DECIDED',
    at,
    outcomeId: `o${name}`,
    applicationId,
    outcome,
    timing: 'USUAL',
    asksPerson: false,
    alreadyTold: false,
  };
}

function between(dice: Dice, from: Temporal.PlainDate, to: Temporal.PlainDate): Temporal.PlainDate {
  return from.add({ days: dice.from(0, Math.max(0, from.until(to).days)) });
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? b : a;
}

/** Some minute between 08:00 and 19:00 of that day, or of the next on which somebody works. */
function workingHour(dice: Dice, calendar: BusinessCalendar, day: Temporal.PlainDate, zone: string): Temporal.Instant {
  const minutes = dice.from(8 * 60, 19 * 60);
  const plainTime = { hour: Math.floor(minutes / 60), minute: minutes % 60 };
  const open = calendar.isOpen(day) ? day : addBusinessDays(day, 1, calendar);
  return open.toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
}

/** In which week of the simulated time an instant lies, from 0. */
export function weekOf(at: Temporal.Instant, { start }: Company): number {
  return Math.floor(start.until(localDate(at, 'UTC')).days / 7);
}

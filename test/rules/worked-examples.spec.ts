import { expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import {
  defaultPolicy,
  type HistoryEvent,
  type Policy,
  policySchema,
  reminderIn,
  replay,
  startOfDay,
} from '../../src/rules/index.js';
import { statusOf } from './status-of.js';
import { workedExamples } from './worked-examples.js';

const ZONE = 'Europe/Berlin';
const AFTERWARDS_DAYS = 30;

const dateOf = (text: string) => Temporal.PlainDate.from(text);
const instantOf = (day: string, time: string) =>
  dateOf(day).toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant();

/** `2026-12-01 10:00 set 2026-12-04`, perhaps of another application: `set b 2026-12-04`. */
function eventOf(text: string): HistoryEvent {
  const [day = '', time = '', what = '', ...rest] = text.trim().split(' ');
  const [name = 'a', value = ''] = /^[a-z]$/.test(rest[0] ?? '') ? rest : ['a', ...rest];
  const at = instantOf(day, time);
  const ids = { timelineId: name, applicationId: name };
  const promised = () => ({ decisionDate: dateOf(value), precision: 'DAY', followUpDate: null }) as const;
  switch (what) {
    case 'set':
      return { kind: 'SET', at, ...ids, promised: promised(), alreadyTold: false };
    case 'moved':
      return { kind: 'MOVED', at, timelineId: name, promised: promised(), alreadyTold: false };
    case 'held':
      return { kind: 'HELD', at, timelineId: name, until: dateOf(value), alreadyTold: false };
    case 'interviewed':
      return { kind: 'INTERVIEWED', at, ...ids, completedAt: at };
    case 'told':
      return { kind: 'CONTACTED', at, applicationId: name, touchedAt: at, toldDate: true, toldDecision: false };
    case 'withdrawn':
      return { kind: 'ENDED', at, applicationId: name };
    case 'rejected': {
      const timing = value === '' ? 'USUAL' : { tellOn: dateOf(value) };
      return {
        kind: 'DECIDED',
        at,
        outcomeId: 'o',
        applicationId: name,
        outcome: 'REJECTED',
        timing,
        asksPerson: false,
        alreadyTold: false,
      };
    }
    default:
      throw new Error(`nobody knows what "${text}" is`);
  }
}

const calendar = { isOpen: (day: Temporal.PlainDate) => day.dayOfWeek < 6 };

/** What stands after what is done, by a policy that may begin with an approval: `delayed 60`, `required`. */
class Told {
  readonly #policy: Policy;
  readonly #events: readonly HistoryEvent[];
  readonly until: Temporal.Instant;

  constructor(done: string) {
    const all = done.split(';').map((each) => each.trim());
    const approval = all.find((each) => / (delayed|required)/.test(each));
    const [, , mode, minutes] = approval?.split(' ') ?? [];
    const rules = minutes === undefined ? { mode: 'REQUIRED' } : { mode: 'DELAYED', minutes: Number(minutes) };
    this.#policy = mode === undefined ? defaultPolicy : policySchema.parse({ ...defaultPolicy, approval: rules });
    this.#events = all.filter((each) => each !== approval).map(eventOf);
    this.until = (this.#events.at(-1)?.at ?? instantOf('2026-12-01', '00:00')).add({ hours: AFTERWARDS_DAYS * 24 });
  }

  #world(until: Temporal.Instant) {
    const rules = { policy: this.#policy, calendar, zone: ZONE, recruiterZone: ZONE };
    const setting = { candidateZone: ZONE, dailyCap: 1, approvesAtOnce: false, rulesOf: () => rules };
    return replay({ ...setting, events: this.#events.filter(({ at }) => !isAfter(at, until)), until });
  }

  #facts(until: Temporal.Instant) {
    return [...this.#world(until).timelines.values()].map(({ facts }) => facts);
  }

  #days(): Temporal.PlainDate[] {
    const first = dateOf(local(this.#events[0]?.at ?? this.until).slice(0, 10));
    return Array.from({ length: AFTERWARDS_DAYS }, (_, n) => first.add({ days: n + 1 }));
  }

  records(): string[] {
    const { records, slips } = this.#world(this.until);
    return [
      ...records.map(
        ({ at, record, because }) => `${local(at)} ${record.kind}${because === null ? '' : ` (${because})`}`,
      ),
      ...slips.map(({ at, kind }) => `${local(at)} slip ${kind}`),
    ];
  }

  /** As each day begins, where it is another than the day before. */
  statuses(): string[] {
    const all = this.#days().flatMap((day) => {
      const at = startOfDay(day, ZONE);
      return this.#facts(at.add({ milliseconds: 1 })).map((facts) => ({
        at,
        status: statusOf(facts, this.#policy, calendar, at),
      }));
    });
    return all.flatMap(({ at, status }, n) => (status === all[n - 1]?.status ? [] : [`${local(at)} ${status}`]));
  }

  reminders(): string[] {
    const recruiter = { recruits: true, decides: false, oversees: false };
    return this.#days().flatMap((day) => {
      const at = instantOf(day.toString(), '08:00');
      return this.#facts(at).flatMap(({ decisionDate, dateSetAt, heldUntil, decidedAt, closedAt }) => {
        const silent = heldUntil !== null || decidedAt !== null || closedAt !== null;
        const facts = { decisionDate, revisedAt: dateSetAt, silent, hold: null };
        const span = { after: day.subtract({ days: 1 }), day, zone: ZONE };
        const rung = calendar.isOpen(day) ? reminderIn(span, facts, recruiter, this.#policy, calendar) : null;
        return rung === null ? [] : [`${local(at)} ${rung.kind} ${rung.offset}`];
      });
    });
  }

  followUps(): string[] {
    return this.#facts(this.until).map(({ followUpDate }) => `${followUpDate} follow up`);
  }
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0;
const local = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');

function whatFollows(rule: number, told: Told): string[] {
  if (rule === 2) return told.statuses();
  if (rule === 11) return told.reminders();
  return rule === 12 ? told.followUps() : told.records();
}

// Those of the others are run in the whole service.
const pure = workedExamples().filter(({ rule }) => rule < 18);

it.each(pure)('rule $rule: $done', ({ rule, done, follows }) => {
  // What goes on afterwards is another rule's.
  const [last = ''] = follows.at(-1)?.split(' ') ?? [];
  const lines = whatFollows(rule, new Told(done)).sort();
  expect(lines.filter((line) => line.slice(0, last.length) <= last)).toEqual([...follows].sort());
});

it('there is one for each rule', () => {
  const all = Array.from({ length: 19 }, (_, n) => n + 1);
  expect([...new Set(workedExamples().map(({ rule }) => rule))]).toEqual(all);
});

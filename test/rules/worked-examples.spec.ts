import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { defaultPolicy, type HistoryEvent, replay } from '../../src/rules/index.js';

const ZONE = 'Europe/Berlin';
const AFTERWARDS_DAYS = 30;

interface Example {
  readonly rule: string;
  readonly done: string;
  readonly follows: string;
}

/** The rows of the table of docs/time.md: rule, what is done, what follows. */
function examples(): Example[] {
  const [, table = ''] = readFileSync('docs/time.md', 'utf8').split('## Worked examples');
  return table.split('\n').flatMap((line) => {
    const [, rule = '', done = '', follows = ''] = line.split('|').map((cell) => cell.trim().replaceAll('`', ''));
    return /^\d+$/.test(rule) ? [{ rule, done, follows }] : [];
  });
}

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
        alreadyTold: false,
      };
    }
    default:
      throw new Error(`nobody knows what "${text}" is`);
  }
}

function outcomeOf(done: string): string[] {
  const events = done.split(';').map(eventOf);
  const until = (events.at(-1)?.at ?? Temporal.Instant.from('2026-12-01T00:00Z')).add({ hours: AFTERWARDS_DAYS * 24 });
  const calendar = { isOpen: (day: Temporal.PlainDate) => day.dayOfWeek < 6 };
  const rules = { policy: defaultPolicy, calendar, zone: ZONE, recruiterZone: ZONE };
  const setting = { candidateZone: ZONE, dailyCap: 1, approvesAtOnce: true, rulesOf: () => rules };
  const world = replay({ ...setting, events, until });
  const local = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
  return [
    ...world.records.map(
      ({ at, record, because }) => `${local(at)} ${record.kind}${because === null ? '' : ` (${because})`}`,
    ),
    ...world.slips.map(({ at, kind }) => `${local(at)} slip ${kind}`),
  ].sort();
}

it.each(examples())('rule $rule: $done', ({ done, follows }) => {
  const expected = follows.split(';').map((line) => line.trim());
  // What goes on afterwards is another rule's.
  const [last = ''] = expected.at(-1)?.split(' ') ?? [];
  expect(outcomeOf(done).filter((line) => line.slice(0, last.length) <= last)).toEqual(expected.sort());
});

it('there is one for each rule that a candidate sees', () => {
  expect([...new Set(examples().map(({ rule }) => Number(rule)))]).toEqual([
    1, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 17,
  ]);
});

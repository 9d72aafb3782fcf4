import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { defaultPolicy, demoPolicy, type Policy } from '../policy/policy.js';
import { checkTellOn, type OutcomeKind, type OutcomeTiming, outcomeLeavesAt } from './outcome-leaves-at.js';

const zone = 'Europe/Berlin';
const date = (iso: string) => Temporal.PlainDate.from(iso);
const instant = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();

interface Scene {
  readonly kind?: OutcomeKind;
  readonly timing?: OutcomeTiming;
  /** Since when it is to be told again. */
  readonly again?: string;
  readonly promised?: string;
  readonly heldUntil?: string;
  readonly closed?: readonly string[];
  readonly policy?: Policy;
  readonly candidateZone?: string;
}

/** When an outcome decided at that local time leaves, in Berlin's time. */
function leaves(decided: string, scene: Scene = {}): string {
  const { kind = 'REJECTED', timing = 'USUAL', policy = defaultPolicy, candidateZone = zone } = scene;
  const disclosed =
    scene.promised === undefined
      ? null
      : {
          revision: 1,
          promise: 1,
          precision: 'DAY' as const,
          decisionDate: date(scene.promised),
          heldUntil: scene.heldUntil === undefined ? null : date(scene.heldUntil),
          at: instant('2026-11-30T10:00'),
        };
  const calendar = {
    isOpen: (day: Temporal.PlainDate) => day.dayOfWeek < 6 && !scene.closed?.includes(day.toString()),
  };
  const againSince = scene.again === undefined ? null : instant(scene.again);
  const outcome = { kind, decidedAt: instant(decided), timing, approvedAt: null, againSince };
  const at = outcomeLeavesAt(outcome, { candidateZone, open: [{ zone, disclosed }] }, policy, calendar);
  return at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

const delayed = (days: number): Policy => ({
  ...defaultPolicy,
  outcome: { ...defaultPolicy.outcome, delayDays: days },
});

describe('rule 9: when the message of an outcome leaves', () => {
  it.each<[string, string, Scene, string]>([
    ['NOW: at once, on a Sunday night', '2026-12-06T23:00', { timing: 'NOW' }, '2026-12-06T23:00'],
    ['by default at once in a window', '2026-12-01T15:00', {}, '2026-12-01T15:00'],
    ['by default at the next opening', '2026-12-01T19:00', {}, '2026-12-02T09:00'],
    ['after two days', '2026-12-01T15:00', { policy: delayed(2) }, '2026-12-03T09:00'],
    ['after four days', '2026-11-30T15:00', { policy: delayed(4) }, '2026-12-04T09:00'],
    ['a hire without delay', '2026-12-01T15:00', { kind: 'HIRED', policy: delayed(2) }, '2026-12-01T15:00'],
    ['again: at the next opening', '2026-12-01T15:00', { again: '2026-12-02T23:00' }, '2026-12-03T09:00'],
    ['again, long after its limits', '2026-11-02T15:00', { again: '2026-12-05T23:00' }, '2026-12-07T09:00'],
    ['again, in a window', '2026-11-02T15:00', { again: '2026-12-01T15:00' }, '2026-12-01T15:00'],
    [
      'again, before what was promised is over',
      '2026-12-01T15:00',
      { again: '2026-12-04T20:00', promised: '2026-12-04' },
      '2026-12-04T20:00',
    ],
    ['again, NOW', '2026-12-01T15:00', { again: '2026-12-02T23:00', timing: 'NOW' }, '2026-12-02T23:00'],
    [
      'a hire on that day even if asked later',
      '2026-12-01T15:00',
      { kind: 'HIRED', timing: { tellOn: date('2026-12-03') } },
      '2026-12-01T15:00',
    ],
    [
      'a next step without the delay of a rejection',
      '2026-12-01T15:00',
      { kind: 'ADVANCED', policy: delayed(2) },
      '2026-12-01T15:00',
    ],
    [
      'on the day that was asked for',
      '2026-12-01T15:00',
      { timing: { tellOn: date('2026-12-03') } },
      '2026-12-03T09:00',
    ],
    [
      'today, if that is the day asked for',
      '2026-12-01T15:00',
      { timing: { tellOn: date('2026-12-01') } },
      '2026-12-01T15:00',
    ],
    ['at the last opening before four days are over', '2026-12-01T15:00', { policy: delayed(4) }, '2026-12-04T09:00'],
    [
      'before a closed fourth day',
      '2026-11-30T15:00',
      { policy: delayed(4), closed: ['2026-12-04'] },
      '2026-12-03T09:00',
    ],
    [
      'at once with nothing open for four days',
      '2026-12-23T19:00',
      { closed: ['2026-12-24', '2026-12-25'] },
      '2026-12-23T19:00',
    ],
    ['on Monday after a Friday evening', '2026-12-04T19:00', {}, '2026-12-07T09:00'],
    [
      'not after the promised date',
      '2026-12-01T15:00',
      { policy: delayed(4), promised: '2026-12-03' },
      '2026-12-03T09:00',
    ],
    [
      'at once when the promised day has no opening left',
      '2026-12-04T19:00',
      { promised: '2026-12-04' },
      '2026-12-04T19:00',
    ],
    [
      'now, when it is the promised day and a window',
      '2026-12-04T15:00',
      { policy: delayed(2), promised: '2026-12-04' },
      '2026-12-04T15:00',
    ],
    ['after a promised date that was over already', '2026-12-05T15:00', { promised: '2026-12-04' }, '2026-12-07T09:00'],
    [
      'after the promised date if a hold was told',
      '2026-12-01T15:00',
      { policy: delayed(2), promised: '2026-12-01', heldUntil: '2027-01-04' },
      '2026-12-03T09:00',
    ],
    ['in the demo at any hour', '2026-12-05T23:00', { policy: demoPolicy }, '2026-12-05T23:00'],
    [
      'in the demo at the start of the day asked for',
      '2026-12-05T23:00',
      { policy: demoPolicy, timing: { tellOn: date('2026-12-07') } },
      '2026-12-07T00:00',
    ],
    ['in the candidate’s morning', '2026-12-01T10:00', { candidateZone: 'America/New_York' }, '2026-12-01T15:00'],
  ])('%s', (_sentence, decided, scene, at) => {
    expect(leaves(decided, scene)).toBe(at);
  });

  it.each<[string, OutcomeKind, string, string | null]>([
    ['today', 'REJECTED', '2026-12-01', null],
    ['four days later', 'REJECTED', '2026-12-05', null],
    ['five days later', 'REJECTED', '2026-12-06', 'TELL_ON_TOO_LATE'],
    ['yesterday', 'REJECTED', '2026-11-30', 'TELL_ON_IN_PAST'],
    ['tomorrow, for a hire', 'HIRED', '2026-12-02', 'HIRE_NOT_DELAYED'],
    ['today, for a hire', 'HIRED', '2026-12-01', null],
  ])('and may be asked for %s: %s %s', (_day, kind, tellOn, refusal) => {
    const outcome = { kind, decidedAt: instant('2026-12-01T15:00') };
    expect(checkTellOn(date(tellOn), outcome, zone, defaultPolicy)).toBe(refusal);
  });
});

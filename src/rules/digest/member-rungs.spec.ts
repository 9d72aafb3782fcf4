import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { calendars, dates, zones } from '../../../test/rules/calendar.arbitrary.js';
import { toldOn } from '../../../test/rules/member-rungs.oracle.js';
import { defaultPolicy } from '../policy/policy.js';
import { type Part, type RungFacts, reminderIn, rungsOf } from './member-rungs.js';

const zone = 'Europe/Berlin';
const date = (iso: string) => Temporal.PlainDate.from(iso);
const instant = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
const weekdaysBut = (...closed: string[]) => ({
  isOpen: (day: Temporal.PlainDate) => day.dayOfWeek < 6 && !closed.includes(day.toString()),
});
const recruiter: Part = { recruits: true, decides: false, oversees: false };
const hiringManager: Part = { recruits: false, decides: true, oversees: false };
const admin: Part = { recruits: false, decides: false, oversees: true };

// A Monday; set two weeks before.
const facts: RungFacts = {
  decisionDate: date('2026-12-07'),
  revisedAt: instant('2026-11-23T10:00'),
  silent: false,
  hold: null,
};

function told(day: string, part: Part, changed: Partial<RungFacts> = {}, after = date(day).subtract({ days: 1 })) {
  const rung = reminderIn(
    { after, day: date(day), zone },
    { ...facts, ...changed },
    part,
    defaultPolicy,
    weekdaysBut(),
  );
  return rung && `${rung.kind} ${rung.offset}`;
}

describe('rule 11: the reminders of a decision date', () => {
  it.each([
    ['two business days before', '2026-12-03', 'DECISION_DUE -2', null, null],
    ['the day between', '2026-12-04', null, null, null],
    ['the day itself', '2026-12-07', 'DECISION_DUE 0', null, null],
    ['one business day after', '2026-12-08', 'OVERDUE 1', 'OVERDUE 1', null],
    ['the next', '2026-12-09', null, null, null],
    ['three business days after', '2026-12-10', 'ESCALATED 3', 'ESCALATED 3', 'ESCALATED 3'],
    ['four', '2026-12-11', null, null, null],
  ])('%s: recruiter, hiring manager and admin', (_sentence, day, ...expected) => {
    expect([recruiter, hiringManager, admin].map((part) => told(day, part))).toEqual(expected);
  });

  it('go in the digest of the last business day before, if they fall on a closed day', () => {
    const rungs = rungsOf(date('2026-12-06'), defaultPolicy.reminders, weekdaysBut('2026-12-04'));
    expect(rungs.map(({ day }) => day.toString())).toEqual(['2026-12-02', '2026-12-03', '2026-12-07', '2026-12-09']);
  });

  it.each([
    ['a minute after its eight o’clock', '2026-12-03T08:01', null],
    ['at its eight o’clock', '2026-12-03T08:00', 'DECISION_DUE -2'],
  ])('are skipped or not, if the date was set %s', (_sentence, at, expected) => {
    expect(told('2026-12-03', recruiter, { revisedAt: instant(at) }, date('2026-11-30'))).toBe(expected);
  });

  it('are made up for by the next digest, the highest alone, if none went for days', () => {
    expect(told('2026-12-10', recruiter, {}, date('2026-12-02'))).toBe('ESCALATED 3');
    expect(told('2026-12-08', admin, {}, date('2026-12-02'))).toBeNull();
  });

  it('are none while the timeline is held, decided or closed', () => {
    expect(told('2026-12-07', recruiter, { silent: true })).toBeNull();
  });

  it('are one, where two fall on one day', () => {
    const policy = { reminders: { before: 0, overdue: 2, escalated: 2 } };
    const on = (day: string) =>
      reminderIn(
        { after: date(day).subtract({ days: 1 }), day: date(day), zone },
        facts,
        { ...recruiter, oversees: true },
        policy,
        weekdaysBut(),
      );
    expect(on('2026-12-07')).toMatchObject({ kind: 'DECISION_DUE', offset: 0 });
    expect(on('2026-12-09')).toMatchObject({ kind: 'ESCALATED', offset: 2 });
  });
});

describe('rule 14: the reminders that a hold held back', () => {
  const held = (from: string, until: string): Partial<RungFacts> => ({
    revisedAt: instant(until),
    hold: { from: instant(from), until: instant(until) },
  });

  it.each([
    [
      'the highest goes in the first digest after it',
      '2026-12-08T12:00',
      '2026-12-11T00:00',
      '2026-12-11',
      'ESCALATED 3',
    ],
    ['none that had been told before it', '2026-12-03T12:00', '2026-12-05T00:00', '2026-12-07', 'DECISION_DUE 0'],
    ['none in the second digest after it', '2026-12-08T12:00', '2026-12-11T00:00', '2026-12-14', null],
    [
      'the highest, if it was missed on the last morning',
      '2026-12-04T12:00',
      '2026-12-08T12:00',
      '2026-12-09',
      'OVERDUE 1',
    ],
  ])('%s', (_sentence, from, until, day, expected) => {
    const after = date(day).subtract({ days: date(day).dayOfWeek === 1 ? 3 : 1 });
    expect(told(day, recruiter, held(from, until), after)).toBe(expected);
  });

  it('none that says that a date is due which is over by now', () => {
    const later = { ...defaultPolicy, reminders: { before: 2, overdue: 3, escalated: 5 } };
    const span = { after: date('2026-12-07'), day: date('2026-12-08'), zone };
    const overByNow = { ...facts, ...held('2026-12-03T07:00', '2026-12-08T00:00') };
    expect(reminderIn(span, overByNow, recruiter, later, weekdaysBut())).toBeNull();
  });

  it('to each the highest that is theirs', () => {
    const hold = held('2026-12-02T12:00', '2026-12-11T00:00');
    expect([recruiter, hiringManager, admin].map((part) => told('2026-12-11', part, hold))).toEqual(
      Array(3).fill('ESCALATED 3'),
    );
    const shorter = held('2026-12-02T12:00', '2026-12-09T00:00');
    expect([recruiter, hiringManager, admin].map((part) => told('2026-12-09', part, shorter))).toEqual([
      'OVERDUE 1',
      'OVERDUE 1',
      null,
    ]);
  });
});

describe('rules 11 and 14, together', () => {
  const parts: readonly [Part, readonly string[]][] = [
    [recruiter, ['DECISION_DUE', 'OVERDUE', 'ESCALATED']],
    [hiringManager, ['OVERDUE', 'ESCALATED']],
    [admin, ['ESCALATED']],
  ];
  const reminders = fc.record({
    before: fc.integer({ min: 0, max: 5 }),
    overdue: fc.integer({ min: 1, max: 3 }),
    escalated: fc.integer({ min: 3, max: 6 }),
  });
  const hours = fc.integer({ min: -400, max: 400 });
  const hold = fc.option(fc.tuple(hours, fc.integer({ min: 1, max: 300 })));

  it('tell what one would tell who goes through the days by the words of the rules', () => {
    fc.assert(
      fc.property(
        fc.record({
          decisionDate: dates,
          zone: zones,
          open: calendars,
          reminders,
          revised: hours,
          hold,
          ahead: fc.integer({ min: -12, max: 12 }),
          gap: fc.integer({ min: 1, max: 6 }),
        }),
        ({ decisionDate, zone, open: { calendar, isOpen }, reminders, revised, hold, ahead, gap }) => {
          const noon = decisionDate.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant();
          const revisedAt = noon.add({ hours: revised });
          const held = hold && { from: noon.add({ hours: hold[0] }), until: noon.add({ hours: hold[0] + hold[1] }) };
          const day = decisionDate.add({ days: ahead });
          const after = day.subtract({ days: gap });
          const story = {
            date: decisionDate.toString(),
            revisedAt: revisedAt.epochMilliseconds,
            hold: held && { from: held.from.epochMilliseconds, until: held.until.epochMilliseconds },
            reminders,
            zone,
            isOpen,
          };
          for (const [part, kinds] of parts) {
            const facts = { decisionDate, revisedAt, silent: false, hold: held };
            const rung = reminderIn({ after, day, zone }, facts, part, { reminders }, calendar);
            expect(rung && `${rung.kind} ${rung.offset}`).toBe(toldOn(day.toString(), after.toString(), kinds, story));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type RoleSimulation, simulateCast } from '../../../test/demo/cast.simulation.js';
import { type BusinessCalendar, calendarFor } from '../../rules/index.js';
import { cast, moving, passing } from './cast.js';
import { DemoDays } from './demo-days.js';
import { people } from './demo-people.js';
import { script } from './script.js';

// Long enough to look around before anything more arrives.
const quietFor = { hours: 1 };

const starts = [
  ['a Sunday night', '2026-11-22T22:58:00Z'],
  ['a Saturday', '2026-11-21T10:00:00Z'],
  ['the first instant of a Monday in Berlin', '2026-11-22T23:00:00Z'],
  ['the last instant before it', '2026-11-22T22:59:59.999Z'],
  ['a Tuesday, when Friday has just passed', '2026-11-23T23:00:01Z'],
  ['a Friday at midnight', '2026-11-27T22:59:59Z'],
  ['Christmas Day', '2026-12-25T09:00:00Z'],
  ['the day after Christmas', '2026-12-27T12:00:00Z'],
  ['New Year at midnight in Berlin', '2026-12-31T23:00:00Z'],
  ['Good Friday', '2027-03-26T08:00:00Z'],
  ['the instant the clocks go forward in Berlin', '2027-03-28T01:00:00Z'],
  ['Easter Monday', '2027-03-29T21:30:00Z'],
  ['the hour that comes twice in Berlin', '2026-10-25T00:30:00Z'],
  ['the day the clocks go back in New York', '2026-11-01T06:30:00Z'],
  ['a leap day', '2028-02-29T12:00:00Z'],
  ['between two holidays in May', '2028-05-26T17:00:00Z'],
] as const;

describe('the cast of the demo', () => {
  let calendar: BusinessCalendar;

  beforeAll(async () => {
    calendar = await calendarFor({ country: 'DE', region: null, closedDays: [] });
  });

  /** Who is to be told what by the end of the quiet time, by the rules of time alone. */
  function toldSoon(parts: readonly RoleSimulation[], now: Temporal.Instant): string[] {
    return parts.flatMap((part) => {
      const mail = part.nextMail(now);
      return mail !== null && isAtMost(mail.at, now.add(quietFor)) ? [`${part.role[0]}: ${mail.what}`] : [];
    });
  }

  const theTwo = [`${passing[0]}: PASSED`, `${moving[0]}: CHANGE`];

  it.each(starts)('has two people to write to and timelines of every status after a first start on %s', (_, start) => {
    const now = Temporal.Instant.from(start);
    const parts = simulateCast(cast, calendar, now);
    expect(toldSoon(parts, now)).toEqual(theTwo);
    const statuses = new Set(parts.map((part) => part.status(now)));
    expect(statuses).toEqual(
      new Set(['ON_TRACK', 'DUE_SOON', 'SLIPPED', 'ON_HOLD', 'MET', 'MET_LATE', 'CANCELLED', null]),
    );
  });

  it('is true to the rules of time at any instant: nothing refused, nobody left without a mail that was owed', () => {
    const instants = fc.integer({ min: Date.UTC(2026, 9, 1), max: Date.UTC(2031, 0, 1) });
    fc.assert(
      fc.property(instants, (milliseconds) => {
        const now = Temporal.Instant.fromEpochMilliseconds(milliseconds);
        const parts = simulateCast(cast, calendar, now);
        expect(parts.flatMap(({ faults }) => faults)).toEqual([]);
        expect(toldSoon(parts, now)).toEqual(theTwo);
      }),
      { numRuns: 25 },
    );
  });

  it.each(starts)('has done nothing yet that lies ahead of %s, and everything in its order', (_, start) => {
    const now = Temporal.Instant.from(start);
    const days = DemoDays.around(now, 'Europe/Berlin', calendar);
    const lines = script(cast, days);
    expect(lines.filter(({ at }) => Temporal.Instant.compare(at, now) >= 0)).toEqual([]);
    for (const [index, [, , plot]] of cast.entries()) {
      const acts = lines.filter(({ role }) => role === index).map(({ act }) => act.kind);
      expect(acts).toEqual(plot(days).map(({ act }) => act.kind));
    }
  });

  it('gives everybody a part, and nobody two for the same job', () => {
    expect(new Set(cast.map(([person]) => person))).toEqual(new Set(Object.keys(people)));
    expect(new Set(cast.map(([person, job]) => `${person} ${job}`)).size).toBe(cast.length);
  });
});

function isAtMost(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) <= 0;
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { calendars, instants, zones } from '../../../test/rules/calendar.arbitrary.js';
import { digestDue, eightOf, nextDigest } from '../../../test/rules/member-rungs.oracle.js';
import { digestDayDue, digestInstant, nextDigestDay } from './digest-days.js';

const zone = 'Europe/Berlin';
const date = (iso: string) => Temporal.PlainDate.from(iso);
const weekdays = { isOpen: (day: Temporal.PlainDate) => day.dayOfWeek < 6 };

describe('rule 11: the day and instant of a digest', () => {
  it.each([
    ['eight in winter', '2026-12-04', '2026-12-04T07:00:00Z'],
    ['eight on the day on which the clocks go back', '2026-10-25', '2026-10-25T07:00:00Z'],
    ['eight in summer', '2026-10-23', '2026-10-23T06:00:00Z'],
  ])('is %s', (_sentence, day, at) => {
    expect(digestInstant(date(day), zone).toString()).toBe(at);
  });

  it.each([
    ['at eight', '2026-12-04T08:00', '2026-12-03', '2026-12-04'],
    ['six hours late', '2026-12-04T14:00', '2026-12-03', '2026-12-04'],
    ['days late, on the day it then is', '2026-12-04T08:30', '2026-11-27', '2026-12-04'],
    ['not before eight', '2026-12-04T07:59', '2026-12-03', null],
    ['not twice', '2026-12-04T08:00', '2026-12-04', null],
    ['not on a closed day', '2026-12-05T10:00', '2026-12-03', null],
  ])('comes %s', (_sentence, local, doneUntil, day) => {
    const now = Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
    expect(digestDayDue(date(doneUntil), now, zone, weekdays)?.toString() ?? null).toBe(day);
  });

  it('are as one reckons who looks at the clock every quarter of an hour', () => {
    const offsets = fc.integer({ min: -5, max: 1 });
    fc.assert(
      fc.property(instants, zones, calendars, offsets, (now, zone, { calendar, isOpen }, days) => {
        const doneUntil = now.toZonedDateTimeISO(zone).toPlainDate().add({ days });
        const at = now.epochMilliseconds;
        expect(digestDayDue(doneUntil, now, zone, calendar)?.toString() ?? null).toBe(
          digestDue(doneUntil.toString(), at, zone, isOpen),
        );
        const next = nextDigestDay(doneUntil, now, zone, calendar);
        expect(next.toString()).toBe(nextDigest(doneUntil.toString(), at, zone, isOpen));
        expect(digestInstant(next, zone).epochMilliseconds).toBe(eightOf(next.toString(), zone));
      }),
      { numRuns: 60 },
    );
  });
});

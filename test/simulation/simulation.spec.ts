import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { calendarFor, defaultPolicy } from '../../src/rules/index.js';
import { simulate } from './simulation.js';

describe('a year of a company', () => {
  it('goes by without a fault, and is the same for the same seed', async () => {
    const company = {
      applications: 400,
      days: 365,
      seed: 4,
      start: Temporal.PlainDate.from('2026-01-05'),
      policy: defaultPolicy,
      calendar: await calendarFor({ country: 'DE', region: 'BE', closedDays: [] }),
    };
    const { faults, mails, slips } = simulate(company);
    expect(faults).toEqual([]);
    for (const kind of ['TIMELINE_SET', 'TIMELINE_EXTENDED', 'TIMELINE_PASSED', 'STILL_UNDECIDED', 'OUTCOME_REJECTED'])
      expect(mails.get(kind)).toBeGreaterThan(10);
    const again = simulate(company);
    expect([...again.mails]).toEqual([...mails]);
    expect([...again.slips]).toEqual([...slips]);
  });
});

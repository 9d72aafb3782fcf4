import type { Seed } from './life.arbitrary.js';

/** Lives in which text and code once differed, and what mended it. */
export const failedSeeds: readonly (readonly [why: string, seed: Seed])[] = [
  [
    'a date that was disclosed after a decision bounds when that is told (9)',
    {
      start: '2026-03-20',
      zones: ['Europe/Berlin', 'Europe/Berlin', 'Europe/Berlin'],
      closedEvery: 4,
      window: 0,
      grace: 0,
      every: 1,
      notes: 0,
      cap: null,
      delayDays: 0,
      acts: [
        { what: 'DECIDE', after: 0, timeline: 0, days: 2, precision: 'DAY', told: true, also: false },
        { what: 'SET', after: 0, timeline: 0, days: 0, precision: 'DAY', told: true, also: false },
      ],
    },
  ],
  [
    'a date that is told at an opening bounds a decision at that instant (9); the oracle was mended',
    {
      start: '2026-03-20',
      zones: ['Europe/Berlin', 'Europe/Berlin', 'Europe/Berlin'],
      closedEvery: 7,
      window: 0,
      grace: 0,
      every: 1,
      notes: 0,
      cap: null,
      delayDays: 0,
      acts: [
        { what: 'DECIDE', after: 0, timeline: 0, days: 6, precision: 'DAY', told: true, also: false },
        { what: 'SET', after: 0, timeline: 0, days: 0, precision: 'DAY', told: false, also: false },
        { what: 'SET', after: 0, timeline: 0, days: 0, precision: 'DAY', told: true, also: false },
        { what: 'SET', after: 0, timeline: 0, days: 0, precision: 'DAY', told: true, also: false },
      ],
    },
  ],
];

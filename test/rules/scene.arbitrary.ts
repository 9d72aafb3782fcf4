import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { defaultPolicy, type Happening, type Policy, type Precision, type Scene } from '../../src/rules/index.js';
import { calendars, instants, windows, zones } from './calendar.arbitrary.js';

const APPLICATIONS = 3;
// Long enough for a promise, its notes and the call after them, however few days are open.
const LONGEST_MINUTES = 8_000;

interface Act {
  readonly afterMinutes: number;
  readonly application: number;
  readonly kind: Happening['kind'];
  readonly days: number;
  readonly precision: Precision;
  readonly alreadyTold: boolean;
}

const acts = fc.array(
  fc.record<Act>({
    afterMinutes: fc.oneof(fc.nat({ max: 25 }), fc.nat({ max: 3_000 }), fc.nat({ max: LONGEST_MINUTES })),
    application: fc.nat({ max: APPLICATIONS - 1 }),
    kind: fc.constantFrom(
      'MOVED',
      'MOVED',
      'HELD',
      'RECONFIRMED',
      'RESUMED',
      'CONTACTED',
      'DECIDED',
      'ENDED',
      'REOPENED',
    ),
    days: fc.integer({ min: 1, max: 12 }),
    precision: fc.constantFrom<Precision>('DAY', 'DAY', 'WEEK', 'MONTH'),
    alreadyTold: fc.boolean(),
  }),
  { maxLength: 12 },
);

const policies: fc.Arbitrary<Policy> = fc
  .record({
    window: fc.oneof(windows, fc.constant('always' as const)),
    graceBusinessDays: fc.nat({ max: 2 }),
    dailyCap: fc.constantFrom(null, 1, 2),
    every: fc.integer({ min: 1, max: 5 }),
    notes: fc.nat({ max: 3 }),
    approval: fc.constantFrom<Policy['approval']>(
      { mode: 'AUTOMATIC' },
      { mode: 'DELAYED', minutes: 90 },
      { mode: 'REQUIRED' },
    ),
  })
  .map(({ window, every, notes, ...rest }) => ({
    ...defaultPolicy,
    ...rest,
    sendingWindow: window,
    undecided: { everyBusinessDays: every, notes },
  }));

/** One candidate with up to three applications, and what people did about them. */
export const scenes: fc.Arbitrary<Scene> = fc
  .record({
    candidateZone: zones,
    zone: zones,
    random: calendars,
    policy: policies,
    start: instants,
    firstDays: fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: APPLICATIONS }),
    acts,
  })
  .map(({ candidateZone, zone, random: { calendar }, policy, start, firstDays, acts: done }) => {
    const day = (at: Temporal.Instant, days: number) => at.toZonedDateTimeISO(zone).toPlainDate().add({ days });
    const happenings: Happening[] = firstDays.map((days, index) => ({
      kind: 'SET',
      at: start,
      timeline: `t${index}`,
      application: `a${index}`,
      promised: { decisionDate: day(start, days), precision: 'DAY', followUpDate: null },
      alreadyTold: false,
    }));
    let at = start;
    for (const act of done) {
      at = at.add({ minutes: act.afterMinutes });
      happenings.push(happeningOf(act, at, day(at, act.days)));
    }
    return {
      candidateZone,
      rulesOf: () => ({ policy, calendar, zone }),
      happenings,
      until: at.add({ hours: 24 * 120 }),
    };
  });

function happeningOf(act: Act, at: Temporal.Instant, date: Temporal.PlainDate): Happening {
  const application = `a${act.application}`;
  const timeline = `t${act.application}`;
  const { alreadyTold } = act;
  switch (act.kind) {
    case 'MOVED': {
      const promised = { decisionDate: date, precision: act.precision, followUpDate: null };
      return { kind: 'MOVED', at, timeline, promised, alreadyTold };
    }
    case 'HELD':
      return { kind: 'HELD', at, timeline, until: date, alreadyTold };
    case 'CONTACTED':
      return { kind: 'CONTACTED', at, application, toldDate: alreadyTold };
    case 'DECIDED':
      return { kind: 'DECIDED', at, application, outcome: 'REJECTED', telling: 'USUAL', alreadyTold };
    case 'ENDED':
    case 'REOPENED':
      return { kind: act.kind, at, application };
    default:
      return { kind: act.kind === 'RESUMED' ? 'RESUMED' : 'RECONFIRMED', at, timeline, alreadyTold };
  }
}

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  type CandidateHistory,
  defaultPolicy,
  type HistoryEvent,
  type Policy,
  type Precision,
} from '../../src/rules/index.js';
import { calendars, instants, windows, zones } from './calendar.arbitrary.js';

const APPLICATIONS = 3;
// Long enough for a promise, its notes and the call after them, however few days are open.
const LONGEST_MINUTES = 8_000;

interface Act {
  readonly afterMinutes: number;
  readonly application: number;
  readonly kind: HistoryEvent['kind'];
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
export const candidateHistories: fc.Arbitrary<CandidateHistory> = fc
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
    const events: HistoryEvent[] = firstDays.map((days, index) => ({
      kind: 'SET',
      at: start,
      timelineId: `t${index}`,
      applicationId: `a${index}`,
      promised: { decisionDate: day(start, days), precision: 'DAY', followUpDate: null },
      alreadyTold: false,
    }));
    let at = start;
    for (const [number, act] of done.entries()) {
      at = at.add({ minutes: act.afterMinutes });
      events.push(eventOf(act, at, day(at, act.days), number));
    }
    return {
      candidateZone,
      dailyCap: policy.dailyCap,
      approvesAtOnce: true,
      rulesOf: () => ({ policy, calendar, zone, recruiterZone: zone }),
      events,
      until: at.add({ hours: 24 * 120 }),
    };
  });

function eventOf(act: Act, at: Temporal.Instant, date: Temporal.PlainDate, number: number): HistoryEvent {
  const applicationId = `a${act.application}`;
  const timelineId = `t${act.application}`;
  const { alreadyTold } = act;
  switch (act.kind) {
    case 'MOVED': {
      const promised = { decisionDate: date, precision: act.precision, followUpDate: null };
      return { kind: 'MOVED', at, timelineId, promised, alreadyTold };
    }
    case 'HELD':
      return { kind: 'HELD', at, timelineId, until: date, alreadyTold };
    case 'CONTACTED':
      return { kind: 'CONTACTED', at, touchedAt: at, applicationId, toldDate: alreadyTold, toldDecision: false };
    case 'DECIDED': {
      const outcome = { outcomeId: `o${number}`, outcome: 'REJECTED', timing: 'USUAL' } as const;
      return { kind: 'DECIDED', at, applicationId, ...outcome, asksPerson: false, alreadyTold };
    }
    case 'ENDED':
      return { kind: 'ENDED', at, applicationId };
    case 'REOPENED':
      return { kind: 'REOPENED', at, applicationId, timelineId };
    default:
      return { kind: act.kind === 'RESUMED' ? 'RESUMED' : 'RECONFIRMED', at, timelineId, alreadyTold };
  }
}

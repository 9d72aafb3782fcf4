import fc from 'fast-check';
import type { Temporal } from 'temporal-polyfill';
import {
  applyClosed,
  applyDecided,
  applyHold,
  applyMove,
  applyReconfirm,
  applyResume,
  applySet,
  applyToldByMember,
  type BusinessCalendar,
  checkHold,
  checkMove,
  checkReconfirm,
  checkResume,
  defaultPolicy,
  localDate,
  type Policy,
  type Precision,
  type Step,
  type TimelineFacts,
} from '../../src/rules/index.js';
import { calendars, instants, windows, zones } from './calendar.arbitrary.js';

/** Something a person does, so many minutes after what was done before; dates count from the local day of the act. */
export type Act = { readonly afterMinutes: number } & (
  | { readonly kind: 'MOVE'; readonly days: number; readonly precision: Precision }
  | { readonly kind: 'HOLD'; readonly days: number }
  | { readonly kind: 'RECONFIRM' | 'RESUME' | 'TOLD_BY_MEMBER' | 'DECIDE' | 'OUTCOME_TOLD' | 'WITHDRAW' }
  | { readonly kind: 'REZONE'; readonly zone: string }
);

const precision = fc.constantFrom<Precision>('DAY', 'DAY', 'WEEK', 'MONTH');
// Within the settling time, within some days, and far apart: the borders lie close together or wide open.
const pause = fc.oneof(
  fc.integer({ min: 0, max: 25 }),
  fc.integer({ min: 0, max: 3_000 }),
  fc.integer({ min: 0, max: 15_000 }),
);

const change: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ afterMinutes: pause, kind: fc.constant('MOVE' as const), days: fc.nat({ max: 12 }), precision }),
  fc.record({ afterMinutes: pause, kind: fc.constant('MOVE' as const), days: fc.nat({ max: 12 }), precision }),
  fc.record({ afterMinutes: pause, kind: fc.constant('HOLD' as const), days: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ afterMinutes: pause, kind: fc.constantFrom('RECONFIRM' as const, 'RESUME', 'TOLD_BY_MEMBER') }),
  fc.record({ afterMinutes: pause, kind: fc.constant('REZONE' as const), zone: zones }),
);

const ending: fc.Arbitrary<Act[]> = fc.oneof(
  fc.constant<Act[]>([]),
  fc.record({ afterMinutes: pause, kind: fc.constant('WITHDRAW' as const) }).map((act) => [act]),
  fc.tuple(pause, pause).map(([decided, told]): Act[] => [
    { afterMinutes: decided, kind: 'DECIDE' },
    { afterMinutes: told, kind: 'OUTCOME_TOLD' },
  ]),
);

export interface History {
  readonly zone: string;
  readonly candidateZone: string;
  readonly calendar: BusinessCalendar;
  readonly isOpen: (isoDate: string) => boolean;
  readonly policy: Policy;
  readonly start: Temporal.Instant;
  readonly days: number;
  readonly acts: readonly Act[];
}

const policies: fc.Arbitrary<Policy> = fc
  .record({
    window: fc.oneof(windows, fc.constant('always' as const)),
    grace: fc.nat({ max: 2 }),
    seconds: fc.constantFrom(0, 20, 600),
  })
  .map(({ window, grace, seconds }) => ({
    ...defaultPolicy,
    settling: { seconds, atMostSeconds: seconds * 6 },
    graceBusinessDays: grace,
    sendingWindow: window,
  }));

export const histories: fc.Arbitrary<History> = fc
  .record({
    zone: zones,
    candidateZone: zones,
    random: calendars,
    policy: policies,
    start: instants,
    days: fc.nat({ max: 12 }),
    changes: fc.array(change, { maxLength: 9 }),
    end: ending,
  })
  .map(({ random, changes, end, ...rest }) => ({ ...rest, ...random, acts: [...changes, ...end] }));

/** The first revision of a history. */
export function begin({ zone, candidateZone, policy, calendar, start, days }: History): Step {
  const decisionDate = localDate(start, zone).add({ days });
  const promised = { decisionDate, precision: 'DAY', followUpDate: null } as const;
  return applySet({ zone, candidateZone }, promised, policy, calendar, start);
}

/** What a service does with an act: refuse it, or apply it to facts that are caught up. */
export function perform(
  facts: TimelineFacts,
  act: Act,
  { policy, calendar, start }: History,
  now: Temporal.Instant,
): Step {
  const refused: Step = { facts, effects: [] };
  const today = localDate(now, facts.zone);
  const isOpen = facts.closedAt === null;
  switch (act.kind) {
    case 'MOVE': {
      const promised = { decisionDate: today.add({ days: act.days }), precision: act.precision, followUpDate: null };
      const refusal = checkMove(facts, promised, localDate(start, facts.zone).subtract({ days: 1 }), now);
      return refusal === null ? applyMove(facts, promised, policy, calendar, now) : refused;
    }
    case 'HOLD': {
      const until = today.add({ days: act.days });
      return checkHold(facts, until, now) === null ? applyHold(facts, until, policy, now) : refused;
    }
    case 'RECONFIRM':
      return checkReconfirm(facts, now) === null ? applyReconfirm(facts, policy, now) : refused;
    case 'RESUME':
      return checkResume(facts) === null ? applyResume(facts, policy, calendar, now) : refused;
    case 'TOLD_BY_MEMBER':
      return isOpen && facts.decidedAt === null ? applyToldByMember(facts, now) : refused;
    case 'DECIDE':
      return isOpen ? applyDecided(facts, now) : refused;
    case 'OUTCOME_TOLD':
      return isOpen ? applyClosed(facts, 'OUTCOME_TOLD', now) : refused;
    case 'WITHDRAW':
      return isOpen ? applyClosed(facts, 'CANCELLED', now) : refused;
    case 'REZONE':
      return { facts: { ...facts, zone: act.zone }, effects: [] };
  }
}

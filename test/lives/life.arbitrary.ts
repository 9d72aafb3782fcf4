import fc from 'fast-check';
import { defaultPolicy, type Policy } from '../../src/rules/index.js';

/** Something that is done about one candidate, so many minutes after what was done before. */
export type Act = { readonly afterMinutes: number; readonly application: number } & (
  | ({ readonly kind: 'SET' } & Dates)
  | ({ readonly kind: 'MOVE' } & Dates)
  | { readonly kind: 'SET_NEXT_STEP'; readonly days: number }
  | { readonly kind: 'RECONFIRM'; readonly alreadyTold: boolean }
  | { readonly kind: 'RESUME'; readonly alreadyTold: boolean }
  | { readonly kind: 'HOLD'; readonly days: number; readonly alreadyTold: boolean }
  | { readonly kind: 'HOLD_JOB'; readonly days: number }
  | {
      readonly kind: 'CONTACT';
      readonly minutesAgo: number;
      readonly toldDate: boolean;
      readonly toldDecision: boolean;
    }
  | { readonly kind: 'INTERVIEW'; readonly minutesAgo: number }
  | ({ readonly kind: 'DECIDE' } & Decision)
  | ({ readonly kind: 'CORRECT' } & Decision)
  | { readonly kind: 'WITHDRAW'; readonly as: 'WITHDRAWN' | 'HIRED_ELSEWHERE' }
  /** Another system says that it ended, and not whose doing it was. */
  | { readonly kind: 'END_ELSEWHERE' }
  | { readonly kind: 'OPEN_JOB' | 'REOPEN' | 'DECLINE' | 'SUPPRESS' | 'RELEASE' | 'BOUNCE' | 'STOP' }
  /** Their mail server answers "later", "never" or takes mails again. */
  | { readonly kind: 'MAIL'; readonly answers: 'LATER' | 'NEVER' | 'YES' }
);

type Precision = 'DAY' | 'WEEK' | 'MONTH';

interface Dates {
  readonly days: number;
  readonly precision: Precision;
  readonly alreadyTold: boolean;
}

interface Decision {
  readonly outcome: 'REJECTED' | 'HIRED' | 'ADVANCED';
  readonly tell: 'NOW' | 'BY_POLICY' | 'ALREADY_TOLD' | number;
  /** The next date is set with it. */
  readonly next: number | null;
}

export interface Life {
  readonly candidateZone: string | null;
  readonly jobZone: string | null;
  readonly acts: readonly Act[];
}

/** Lives of one organization. */
export interface Company {
  readonly policy: Policy;
  /** What the odd one's job changes of it. */
  readonly jobRules: object | null;
  readonly timeZone: string;
  readonly lives: readonly Life[];
}

const APPLICATIONS = 2;
// Acts, settling and openings of different lives often fall on one instant: borders lie close together, and stops are few.
const GRID_MINUTES = 5;

const pause = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) },
    fc.integer({ min: 1, max: 400 }),
    fc.integer({ min: 100, max: 1_500 }),
  )
  .map((steps) => steps * GRID_MINUTES);
const days = fc.nat({ max: 9 });
const alreadyTold = fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true));
const precision = fc.constantFrom<Precision>('DAY', 'DAY', 'DAY', 'WEEK', 'MONTH');
const of = { afterMinutes: pause, application: fc.nat({ max: APPLICATIONS - 1 }) };
const constant = <Kind extends string>(kind: Kind) => fc.constant(kind);

const decision = {
  outcome: fc.constantFrom('REJECTED' as const, 'HIRED', 'ADVANCED', 'ADVANCED'),
  tell: fc.oneof(fc.constantFrom('NOW' as const, 'BY_POLICY', 'ALREADY_TOLD'), fc.nat({ max: 4 })),
  next: fc.option(fc.nat({ max: 9 })),
};

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ ...of, kind: constant('SET'), days, precision, alreadyTold }) },
  { weight: 6, arbitrary: fc.record({ ...of, kind: constant('MOVE'), days, precision, alreadyTold }) },
  { weight: 1, arbitrary: fc.record({ ...of, kind: constant('SET_NEXT_STEP'), days }) },
  { weight: 2, arbitrary: fc.record({ ...of, kind: fc.constantFrom('RECONFIRM' as const, 'RESUME'), alreadyTold }) },
  {
    weight: 2,
    arbitrary: fc.record({ ...of, kind: constant('HOLD'), days: fc.integer({ min: 1, max: 6 }), alreadyTold }),
  },
  { weight: 1, arbitrary: fc.record({ ...of, kind: constant('HOLD_JOB'), days: fc.integer({ min: 1, max: 6 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...of,
      kind: constant('CONTACT'),
      minutesAgo: fc.constantFrom(0, 0, 90, 3_000),
      toldDate: fc.boolean(),
      toldDecision: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ ...of, kind: constant('INTERVIEW'), minutesAgo: fc.constantFrom(0, 60, 2_880) }),
  },
  { weight: 5, arbitrary: fc.record({ ...of, kind: constant('DECIDE'), ...decision }) },
  { weight: 1, arbitrary: fc.record({ ...of, kind: constant('CORRECT'), ...decision }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...of,
      kind: constant('WITHDRAW'),
      as: fc.constantFrom('WITHDRAWN' as const, 'HIRED_ELSEWHERE'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ ...of, kind: constant('END_ELSEWHERE') }) },
  {
    weight: 5,
    arbitrary: fc.record({
      ...of,
      kind: fc.constantFrom('OPEN_JOB' as const, 'REOPEN', 'DECLINE', 'SUPPRESS', 'RELEASE', 'BOUNCE', 'STOP'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...of,
      kind: constant('MAIL'),
      answers: fc.constantFrom('LATER' as const, 'LATER', 'YES', 'NEVER'),
    }),
  },
);

const life: fc.Arbitrary<Life> = fc
  .record({
    candidateZone: fc.constantFrom(null, 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo'),
    jobZone: fc.constantFrom(null, 'Europe/Berlin', 'Australia/Lord_Howe'),
    first: fc.record({ ...of, kind: constant('SET'), days, precision, alreadyTold }),
    acts: fc.array(act, { minLength: 3, maxLength: 12 }),
  })
  .map(({ first, acts, ...zones }) => ({ ...zones, acts: [{ ...first, application: 0 }, ...acts] }));

const policy: fc.Arbitrary<Policy> = fc
  .record({
    sendingWindow: fc.constantFrom<Policy['sendingWindow']>(
      'always',
      { opens: '09:00', closes: '18:00' },
      { opens: '06:00', closes: '06:30' },
    ),
    settling: fc.constantFrom(
      { seconds: 0, atMostSeconds: 0 },
      { seconds: 600, atMostSeconds: 3_600 },
      { seconds: 600, atMostSeconds: 900 },
    ),
    graceBusinessDays: fc.nat({ max: 2 }),
    every: fc.integer({ min: 1, max: 4 }),
    notes: fc.nat({ max: 3 }),
    dailyCap: fc.constantFrom(null, 1, 1, 2),
    delayDays: fc.nat({ max: 2 }),
    approval: fc.constantFrom<Policy['approval']>(
      { mode: 'AUTOMATIC' },
      { mode: 'AUTOMATIC' },
      { mode: 'DELAYED', minutes: 120 },
      { mode: 'REQUIRED' },
    ),
  })
  .map(({ every, notes, delayDays, ...rest }) => ({
    ...defaultPolicy,
    ...rest,
    undecided: { everyBusinessDays: every, notes },
    outcome: { ...defaultPolicy.outcome, delayDays },
  }));

export const companies: fc.Arbitrary<Company> = fc.record({
  policy,
  jobRules: fc.constantFrom(null, { graceBusinessDays: 3 }, { sendingWindow: { opens: '10:00', closes: '11:00' } }),
  timeZone: fc.constantFrom('Europe/Berlin', 'Asia/Tokyo'),
  lives: fc.array(life, { minLength: 6, maxLength: 6 }),
});

import fc from 'fast-check';
import type { MailFacts, MailOutcome, PromisedDate } from '../../src/mails/mail-facts.js';
import { type MailKind, outcomeMail, receiptMail } from '../../src/mails/mail-kind.js';
import { newsOfOutcome, newsOfReceipt } from '../../src/mails/news.js';
import { type Act, mailsOf } from './made-up-life.js';
import { AROUND, type Around } from './sample-mails.js';

/** A mail that the service can have reason to write. */
export interface ReachableMail {
  kind: MailKind;
  facts: MailFacts;
}

const date = fc
  .integer({ min: 0, max: 60 })
  .map((days) => new Date(Date.UTC(2026, 10, 20 + days)).toISOString().slice(0, 10));
const promised: fc.Arbitrary<PromisedDate> = fc.record({
  date,
  precision: fc.constantFrom('DAY' as const, 'WEEK' as const, 'MONTH' as const),
});
const milestone = fc.constantFrom('DECISION' as const, 'NEXT_STEP' as const);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const around: fc.Arbitrary<Around> = fc
  .record({ recruits: fc.boolean(), replyTo: fc.boolean(), retains: fc.boolean(), stage: fc.boolean() })
  .map(
    ({ recruits, replyTo, retains, stage }): Around => ({
      ...AROUND,
      recruiter: recruits ? AROUND.recruiter : null,
      stage: stage ? { en: 'Interviews' } : null,
      organization: {
        ...AROUND.organization,
        replyTo: replyTo ? 'jobs@brightwater.example' : null,
        footers: retains ? { en: { legal: null, privacyUrl: null, dataRetention: 'Six months.' } } : {},
      },
    }),
  );

const dayOf = (days: number) => new Date(Date.UTC(2026, 10, 6 + days)).toISOString().slice(0, 10);
// Weeks before, about the date and long after it.
const pause = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 30 }));
const precision = fc.constantFrom('DAY' as const, 'DAY' as const, 'WEEK' as const, 'MONTH' as const);

/** What a member does, so many days after what was done before; dates count from the day of the act. */
const act = fc.record({
  does: fc.constantFrom('MOVE' as const, 'MOVE', 'MOVE', 'HOLD', 'RESUME', 'RECONFIRM'),
  pause,
  days: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 4, max: 9 })),
  precision,
});

/** All mails of a life, as the rules let it go. */
const life = fc
  .record({
    milestone,
    first: fc.record({ days: fc.integer({ min: 0, max: 40 }), precision, alreadyTold: fc.boolean() }),
    later: fc.array(act, { maxLength: 7 }),
    twoAtOnce: fc.boolean(),
    notes: fc.constantFrom(3, 3, 1, 0),
    reason: fc.constantFrom('APPROVAL_PENDING' as const, 'SCHEDULING' as const, null),
    around,
  })
  .map(({ first, later, twoAtOnce, around: about, reason, ...rest }): ReachableMail[] => {
    let on = 0;
    const acts = later.map(({ pause: days, ...done }, index): Act => {
      // Two things that are done within minutes are told as one.
      const isWithTheLast = twoAtOnce && index === 1;
      on += isWithTheLast ? 0 : days;
      return actOn(done, on, { at: `${dayOf(on)}T08:0${isWithTheLast ? 5 : 0}:00Z`, reason });
    });
    const { days, alreadyTold, precision: exactly } = first;
    const date = { date: dayOf(days), precision: exactly };
    const set: Act = { does: 'SET', at: `${dayOf(0)}T08:00:00Z`, date, alreadyTold };
    const mails = mailsOf({ ...rest, acts: [set, ...acts], until: `${dayOf(on + 70)}T08:00:00Z` });
    return mails.map(({ kind, news }) => ({ kind, facts: { ...about, ...news } }));
  });

interface Done {
  does: Exclude<Act['does'], 'SET'>;
  days: number;
  precision: PromisedDate['precision'];
}

function actOn({ does, days, precision: exactly }: Done, on: number, said: Pick<Act, 'at' | 'reason'>): Act {
  const date = dayOf(on + days);
  if (does === 'MOVE') return { ...said, does, date: { date, precision: exactly } };
  return does === 'HOLD' ? { ...said, does, until: date } : { ...said, does };
}

const decision: fc.Arbitrary<MailOutcome> = fc.oneof(
  fc.constantFrom({ kind: 'HIRED' as const }, { kind: 'ADVANCED' as const }),
  fc.record({
    kind: fc.constant('REJECTED' as const),
    reason: fc.constantFrom('POSITION_FILLED' as const, 'POSITION_CANCELLED' as const, 'OTHER' as const, null),
  }),
);

const outcome = fc
  .record({
    outcome: decision,
    corrects: fc.constantFrom('HIRED' as const, 'REJECTED' as const, 'ADVANCED' as const, null, null, null),
    nextWordOn: maybe(date),
    next: maybe(
      fc.record({ milestone, dateBefore: fc.constant(null), dateNow: promised, holdUntil: fc.constant(null) }),
    ),
    around,
  })
  .map(({ around: about, next, corrects, nextWordOn, outcome: decided }): ReachableMail => {
    const goesOn = decided.kind === 'ADVANCED';
    const news = newsOfOutcome({
      outcome: decided,
      corrects: corrects === decided.kind ? null : corrects,
      note: null,
      nextWordOn: decided.kind === 'REJECTED' ? null : nextWordOn,
      next: goesOn ? next : null,
      endedEntries: [],
    });
    return { kind: outcomeMail(decided.kind), facts: { ...about, ...news } };
  });

const shown = fc.record({
  milestone,
  date: promised,
  heldUntil: maybe(date),
  isOver: fc.boolean(),
  nextWordOn: maybe(date),
});

const receipt = fc
  .record({
    act: fc.constantFrom(
      ...(['UPDATE_REQUEST', 'STILL_INTERESTED', 'THANK_YOU', 'COMPETING_OFFER', 'WITHDRAW'] as const),
      ...(['DO_NOT_WRITE', 'DATA_REQUEST', 'ERASURE_REQUEST'] as const),
    ),
    deadline: date,
    shown: maybe(shown),
    around,
  })
  .map(({ around: about, act: done, deadline, shown: promise }): ReachableMail => {
    const news = newsOfReceipt(done === 'COMPETING_OFFER' ? { act: done, deadline } : { act: done }, promise);
    return { kind: receiptMail(done), facts: { ...about, ...news } };
  });

/** Several lives, decisions and receipts: of each so many as show all that it can say. */
export const reachableMails: fc.Arbitrary<ReachableMail[]> = fc.oneof(
  life,
  life,
  fc.array(fc.oneof(outcome, receipt), { minLength: 8, maxLength: 8 }),
);

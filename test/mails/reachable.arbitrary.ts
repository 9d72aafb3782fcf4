import fc from 'fast-check';
import type { MailFacts, MailOutcome, PromisedDate } from '../../src/mails/mail-facts.js';
import { type MailKind, outcomeMail, receiptMail } from '../../src/mails/mail-kind.js';
import { newsOfChange, newsOfNote, newsOfOutcome, newsOfReceipt } from '../../src/mails/news.js';
import { kindOfChange } from './kind-of-change.js';
import { AROUND, type Around, stateOf } from './sample-mails.js';

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

const change = fc
  .record({
    milestone,
    disclosed: maybe(promised),
    current: promised,
    isReconfirmed: fc.boolean(),
    holdUntil: maybe(date),
    wasHeld: fc.boolean(),
    disclosedIsOver: fc.boolean(),
    slips: fc.integer({ min: 1, max: 6 }),
    nextWordOn: maybe(date),
    reason: fc.constantFrom('APPROVAL_PENDING' as const, 'SCHEDULING' as const, null),
    around,
  })
  .map(({ around: about, reason, wasHeld, slips, nextWordOn, isReconfirmed, ...drawn }): ReachableMail => {
    const current = isReconfirmed ? (drawn.disclosed ?? drawn.current) : drawn.current;
    // What is not disclosed has not passed, breaks no promise and is on no hold that is told.
    const state = stateOf({
      ...drawn,
      current,
      disclosedIsOver: drawn.disclosed !== null && drawn.disclosedIsOver,
      slipCount: drawn.disclosed === null ? 0 : slips,
      holdUntil: drawn.disclosed === null ? null : drawn.holdUntil,
    });
    const kind = kindOfChange(state, wasHeld);
    const news = newsOfChange(state, {
      reason,
      note: null,
      revisedAt: '2026-11-06T08:00:00Z',
      nextWordOn: kind === 'TIMELINE_HELD' ? nextWordOn : null,
    });
    return { kind, facts: { ...about, ...news } };
  });

const note = fc
  .record({
    milestone,
    passed: promised,
    number: fc.integer({ min: 0, max: 3 }),
    isLast: fc.boolean(),
    nextWordOn: date,
    holdEndedOn: maybe(date),
    around,
  })
  .map(({ around: about, passed, number, isLast, nextWordOn, ...drawn }): ReachableMail => {
    const state = stateOf({ ...drawn, disclosed: passed, current: passed, disclosedIsOver: true, slipCount: 1 });
    const kind = number === 0 ? 'TIMELINE_PASSED' : 'STILL_UNDECIDED';
    return { kind, facts: { ...about, ...newsOfNote(state, { number, nextWordOn, isLast }) } };
  });

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

const receipt = fc
  .record({
    act: fc.constantFrom(
      ...(['UPDATE_REQUEST', 'STILL_INTERESTED', 'THANK_YOU', 'COMPETING_OFFER', 'WITHDRAW'] as const),
      ...(['DO_NOT_WRITE', 'DATA_REQUEST', 'ERASURE_REQUEST'] as const),
    ),
    deadline: date,
    current: maybe(promised),
    nextWordOn: maybe(date),
    around,
  })
  .map(({ around: about, act, deadline, current, nextWordOn }): ReachableMail => {
    const news = newsOfReceipt(
      act === 'COMPETING_OFFER' ? { act, deadline } : { act },
      current === null ? null : stateOf({ current }),
    );
    return {
      kind: receiptMail(act),
      facts: { ...about, ...news, nextWordOn: act === 'UPDATE_REQUEST' ? nextWordOn : null },
    };
  });

export const reachableMail: fc.Arbitrary<ReachableMail> = fc.oneof(change, note, outcome, receipt);

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Temporal } from 'temporal-polyfill';
import {
  firstInstantOf,
  isInWindow,
  plusBusinessDays,
  step as stepDay,
} from '../../organizations/calendar/calendar.oracle.js';
import { isBefore } from '../../organizations/calendar/instants.js';
import { type History, histories } from '../../timelines/rules/history.arbitrary.js';
import { NotifierSimulation, type World } from './notifier.simulation.js';

// Each list has an untroubled turn in it: a world that is always late or always full tells nobody anything.
const lags = (most: number) => fc.array(fc.nat({ max: most }), { maxLength: 3 }).map((minutes) => [...minutes, 0]);

const worlds: fc.Arbitrary<World> = fc.record({
  sweepLagMinutes: fc.oneof(lags(0), lags(30), lags(3_000)),
  notifierLagMinutes: fc.oneof(lags(0), lags(60)),
  mails: fc.array(
    fc.record({
      minutes: fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 6_000 })),
      end: fc.constantFrom('accepted' as const, 'accepted', 'failed'),
      recallable: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  capped: fc.array(fc.boolean(), { maxLength: 3 }).map((more) => [...more, false]),
});

/** Holds of every history, with what the failing one was like. */
function inEveryHistory(holds: (ended: NotifierSimulation, history: History) => void, numRuns = 120): void {
  fc.assert(
    fc.property(histories, worlds, (history, world) => holds(new NotifierSimulation(history, world).run(), history)),
    { numRuns },
  );
}

const notBefore = (a: Temporal.Instant, b: Temporal.Instant) => !isBefore(a, b);

describe('in every history', () => {
  it('each revision of a told kind ends in exactly one record (rule 17)', () => {
    inEveryHistory(({ revisions, changes }) => {
      const told = revisions.filter(({ kind }) => kind !== 'CLOSED').map(({ number }) => number);
      const recorded = changes.flatMap(({ from, through }) =>
        Array.from({ length: through - from + 1 }, (_, n) => from + n),
      );
      expect(recorded).toEqual(told);
      expect(revisions.map(({ number }) => number)).toEqual(revisions.map((_, index) => index + 1));
    });
  });

  it('nothing is sent outside the window (rule 7)', () => {
    inEveryHistory(({ changes, passed }, { policy, candidateZone, isOpen }) => {
      const { sendingWindow } = policy;
      if (sendingWindow === 'always') return;
      const sent = changes.filter(({ judgement }) => judgement.decision === 'SEND');
      for (const { at } of [...sent, ...passed]) {
        expect(isInWindow(at.epochMilliseconds, sendingWindow, candidateZone, isOpen)).toBe(true);
      }
    });
  });

  it('nothing is sent after a decision or a withdrawal (rules 9 and 10)', () => {
    inEveryHistory(({ facts, changes, passed }) => {
      const end = facts.decidedAt ?? facts.closedAt;
      if (end === null) return;
      const sent = changes.filter(({ judgement }) => judgement.decision === 'SEND');
      for (const { at } of [...sent, ...passed]) expect(notBefore(end, at)).toBe(true);
      for (const { at } of changes) expect(notBefore(end, at)).toBe(true);
    });
  });

  it('that a date passed is told once, after its grace, and never over a change that is untold (rule 5)', () => {
    inEveryHistory(({ passed, passedOverUntold }, { policy, candidateZone, isOpen }) => {
      const promises = passed.map(({ promise }) => promise);
      expect(new Set(promises).size).toBe(promises.length);
      expect(passedOverUntold).toEqual([]);
      for (const { date, at } of passed) {
        const dayAfter = stepDay(plusBusinessDays(date.toString(), policy.graceBusinessDays, isOpen), 1);
        expect(at.epochMilliseconds).toBeGreaterThanOrEqual(firstInstantOf(dayAfter, candidateZone));
      }
    });
  });

  it('a promise breaks once (rule 3)', () => {
    inEveryHistory(({ slips }) => {
      const broken = slips.map(({ brokenRevision }) => brokenRevision);
      expect(new Set(broken).size).toBe(broken.length);
    });
  });

  it('a date passes when the local day after it begins, where no hold stands and no zone changes (rules 1 and 3)', () => {
    inEveryHistory(({ slips, revisions }, { acts, zone }) => {
      if (acts.some(({ kind }) => kind === 'HOLD' || kind === 'REZONE')) return;
      for (const { kind, brokenRevision, at } of slips) {
        if (kind !== 'PASSED') continue;
        const date = revisions[brokenRevision - 1]?.toDate.toString() ?? '';
        expect(at.epochMilliseconds).toBe(firstInstantOf(stepDay(date, 1), zone));
      }
    }, 120);
  });

  it('every slip is answered by something told, by a record of why not, or by a decision', () => {
    inEveryHistory(({ slips, changes, passed, disclosures, facts }) => {
      const end = facts.decidedAt ?? facts.closedAt;
      for (const { at } of slips) {
        const answers = [...changes.map((c) => c.at), ...passed.map((p) => p.at), ...disclosures];
        expect(end !== null || answers.some((answer) => notBefore(answer, at))).toBe(true);
      }
    });
  });

  it('what was last promised has slipped and been told to have passed when no decision ever comes', () => {
    inEveryHistory(({ facts }) => {
      if (facts.decidedAt !== null || facts.closedAt !== null || facts.disclosed === null) return;
      expect(facts.brokenPromise).toBe(facts.disclosed.promise);
      expect(facts.passedTold).toBe(facts.disclosed.promise);
    });
  });

  it('a candidate who was told last of anything knows the state as it is, unless its date was over (rule 4)', () => {
    inEveryHistory(({ facts, changes }) => {
      const last = changes.at(-1)?.judgement;
      const known = facts.disclosed;
      if (facts.decidedAt !== null || facts.closedAt !== null || known === null || last === undefined) return;
      const unchanged = last.decision === 'WITHHOLD' && last.reason === 'UNCHANGED';
      const member = last.decision === 'WITHHOLD' && last.reason === 'TOLD_BY_MEMBER';
      if (!unchanged && !member) return;
      expect(known.decisionDate.toString()).toBe(facts.decisionDate.toString());
      expect(known.precision).toBe(facts.precision);
      expect(known.heldUntil).toEqual(facts.heldUntil);
    });
  });
});

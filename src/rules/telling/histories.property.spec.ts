import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Temporal } from 'temporal-polyfill';
import { firstInstantOf, isInWindow, plusBusinessDays, step as stepDay } from '../../../test/rules/calendar.oracle.js';
import { type History, histories } from '../../../test/rules/history.arbitrary.js';
import { NotifierSimulation, type World } from '../../../test/rules/notifier.simulation.js';
import { isBefore } from '../calendar/instants.js';
import { windowsOf } from '../policy/policy.js';

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
    inEveryHistory(({ changes, notes }, { policy, candidateZone, isOpen }) => {
      const { sendingWindow } = policy;
      if (sendingWindow === 'always') return;
      const sent = changes.filter(({ decision }) => decision === 'SEND');
      for (const { at } of [...sent, ...notes]) {
        const isIn = windowsOf(sendingWindow)?.some((window) =>
          isInWindow(at.epochMilliseconds, window, candidateZone, isOpen),
        );
        expect(isIn).toBe(true);
      }
    });
  });

  it('nothing is sent after a decision or a withdrawal (rules 9 and 10)', () => {
    inEveryHistory(({ facts, changes, notes }) => {
      const end = facts.decidedAt ?? facts.closedAt;
      if (end === null) return;
      const sent = changes.filter(({ decision }) => decision === 'SEND');
      for (const { at } of [...sent, ...notes]) expect(notBefore(end, at)).toBe(true);
      for (const { at } of changes) expect(notBefore(end, at)).toBe(true);
    });
  });

  it('that a date passed is told once, after its grace, and nothing of it over a change that is untold (rule 5)', () => {
    inEveryHistory(({ notes, notesOverUntold }, { policy, candidateZone, isOpen }) => {
      const passed = notes.filter(({ kind }) => kind === 'TIMELINE_PASSED');
      const promises = passed.map(({ promise }) => promise);
      expect(new Set(promises).size).toBe(promises.length);
      expect(notesOverUntold).toEqual([]);
      for (const { date, at } of passed) {
        const dayAfter = stepDay(plusBusinessDays(date.toString(), policy.graceBusinessDays, isOpen), 1);
        expect(at.epochMilliseconds).toBeGreaterThanOrEqual(firstInstantOf(dayAfter, candidateZone));
      }
    });
  });

  it('each note follows the last touch by the policy’s days, counts up, and ends with the last (rule 6)', () => {
    inEveryHistory(({ notes }, { policy, candidateZone, isOpen }) => {
      const undecided = notes.filter(({ kind }) => kind === 'STILL_UNDECIDED');
      for (const { touchedAt, at, number, isLast } of undecided) {
        const heardOn = touchedAt?.toZonedDateTimeISO(candidateZone).toPlainDate().toString() ?? '';
        const earliest = plusBusinessDays(heardOn, policy.undecided.everyBusinessDays, isOpen);
        expect(at.epochMilliseconds).toBeGreaterThanOrEqual(firstInstantOf(earliest, candidateZone));
        expect(isLast).toBe(number === policy.undecided.notes);
      }
      for (const promise of new Set(notes.map((note) => note.promise))) {
        const numbers = notes.filter((note) => note.promise === promise).map(({ number }) => number);
        expect(numbers).toEqual(numbers.map((_, index) => index));
        expect(numbers.length).toBeLessThanOrEqual(policy.undecided.notes + 1);
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
    inEveryHistory(({ slips, revisions, disclosures }, { acts, zone }) => {
      if (acts.some(({ kind }) => kind === 'HOLD' || kind === 'REZONE')) return;
      for (const { kind, brokenRevision, at } of slips) {
        if (kind !== 'PASSED') continue;
        const date = revisions[brokenRevision - 1]?.toDate.toString() ?? '';
        const over = firstInstantOf(stepDay(date, 1), zone);
        // A mail that landed when its date was over: never before that.
        const told = disclosures.map(({ epochMilliseconds }) => epochMilliseconds);
        expect(
          at.epochMilliseconds === over || (over < at.epochMilliseconds && told.includes(at.epochMilliseconds)),
        ).toBe(true);
      }
    }, 120);
  });

  it('every slip is answered by something told, by a record of why not, or by a decision', () => {
    inEveryHistory(({ slips, changes, notes, disclosures, facts }) => {
      const end = facts.decidedAt ?? facts.closedAt;
      for (const { at } of slips) {
        const answers = [...changes.map((c) => c.at), ...notes.map((note) => note.at), ...disclosures];
        expect(end !== null || answers.some((answer) => notBefore(answer, at))).toBe(true);
      }
    });
  });

  it('what was last promised has slipped, and every note was told, when no decision ever comes', () => {
    inEveryHistory(({ facts }, { policy }) => {
      if (facts.decidedAt !== null || facts.closedAt !== null || facts.disclosed === null) return;
      expect(facts.brokenPromises).toContain(facts.disclosed.promise);
      expect(facts.unanswered).toMatchObject({ promise: facts.disclosed.promise, recorded: policy.undecided.notes });
    });
  });

  it('a candidate who was told last of anything knows the state as it is, unless its date was over (rule 4)', () => {
    inEveryHistory(({ facts, changes }) => {
      const last = changes.at(-1);
      const known = facts.disclosed;
      if (facts.decidedAt !== null || facts.closedAt !== null || known === null || last === undefined) return;
      const unchanged = last.because === 'UNCHANGED';
      const member = last.because === 'TOLD_BY_MEMBER';
      if (!unchanged && !member) return;
      expect(known.decisionDate.toString()).toBe(facts.decisionDate.toString());
      expect(known.precision).toBe(facts.precision);
      expect(known.heldUntil).toEqual(facts.heldUntil);
    });
  });
});

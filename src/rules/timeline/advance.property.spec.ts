import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Temporal } from 'temporal-polyfill';
import { advance } from '../../../test/rules/advance.js';
import { begin, type History, histories, perform } from '../../../test/rules/history.arbitrary.js';
import { isBefore } from '../calendar/instants.js';
import { catchUp } from './advance.js';
import { applyDisclosed } from './apply-disclosed.js';
import { applyChangeRecorded } from './apply-recorded.js';
import { nextAction } from './next-action.js';
import type { Effect, Step } from './step.js';
import type { TimelineFacts } from './timeline-facts.js';

const END_HOURS = 24 * 40;

/** Acts at their instants; after every third one the candidate is told at once, so that promises exist to be broken. */
function live(
  history: History,
  sweepBefore: (from: Temporal.Instant, to: Temporal.Instant) => Temporal.Instant[],
): Step {
  const effects: Effect[] = [];
  const keep = (step: Step) => {
    effects.push(...step.effects.filter(({ kind }) => kind !== 'NOTICE_DUE'));
    return step.facts;
  };
  const sweep = (facts: TimelineFacts, at: Temporal.Instant) =>
    keep(advance(facts, history.policy, history.calendar, at));
  let facts = keep(begin(history));
  let now = history.start;
  history.acts.forEach((act, index) => {
    const at = now.add({ minutes: act.afterMinutes });
    for (const tick of sweepBefore(now, at)) facts = sweep(facts, tick);
    facts = keep(catchUp(facts, history.policy, history.calendar, at));
    if (index % 3 === 0) facts = keep(applyDisclosed(applyChangeRecorded(facts, 'SEND').facts, facts, at));
    facts = keep(perform(facts, act, history, at));
    now = at;
  });
  const end = now.add({ hours: END_HOURS });
  for (const tick of sweepBefore(now, end)) facts = sweep(facts, tick);
  // What is asked to be told hangs on when a sweep comes, and nothing else may.
  return { facts: { ...sweep(facts, end), asked: null }, effects };
}

function everySevenHours(from: Temporal.Instant, to: Temporal.Instant): Temporal.Instant[] {
  const ticks: Temporal.Instant[] = [];
  for (let tick = from; isBefore(tick, to); tick = tick.add({ hours: 7 })) ticks.push(tick);
  return ticks;
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('rules 2 and 18: sweeps', () => {
  it('missed for weeks leave the same rows as timely ones', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(plain(live(history, () => []))).toEqual(plain(live(history, everySevenHours)));
      }),
      { numRuns: 60 },
    );
  });

  it('do everything that is due, once', () => {
    fc.assert(
      fc.property(histories, fc.nat({ max: 60_000 }), (history, minutes) => {
        const { policy, calendar } = history;
        const { facts } = live({ ...history, acts: history.acts.slice(0, 4) }, () => []);
        const now = history.start.add({ minutes });
        const once = advance({ ...facts, asked: null }, policy, calendar, now);
        const twice = advance(once.facts, policy, calendar, now);
        expect(twice).toEqual({ facts: once.facts, effects: [] });
        const next = nextAction(once.facts, policy, calendar, now);
        expect(next === null || isBefore(now, next.at)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

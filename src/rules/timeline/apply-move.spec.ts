import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { TimelineStory } from '../../../test/rules/timeline.story.js';
import { applyMove } from './apply-move.js';
import type { Precision } from './timeline-facts.js';

interface Move {
  readonly to: string;
  readonly precision?: Precision;
  readonly followUp?: string;
}

/** Moves a timeline that was set on Monday, 30 November for Friday, on the Wednesday between them. */
function moved({ to, precision = 'DAY', followUp }: Move) {
  const story = TimelineStory.told('2026-12-04');
  const promised = {
    decisionDate: Temporal.PlainDate.from(to),
    precision,
    followUpDate: followUp === undefined ? null : Temporal.PlainDate.from(followUp),
  };
  const step = applyMove(story.facts, promised, story.policy, story.calendar, story.instant('2026-12-02T10:00'));
  const [effect] = step.effects;
  if (effect?.kind !== 'REVISED') throw new Error('a move appends a revision');
  return { facts: step.facts, revision: effect.revision };
}

describe('a move', () => {
  it.each<[string, Move, string]>([
    ['to a later date', { to: '2026-12-11' }, 'EXTENDED'],
    ['to an earlier date', { to: '2026-12-03' }, 'ADVANCED'],
    ['to another precision', { to: '2026-12-04', precision: 'WEEK' }, 'RECONFIRMED'],
  ])('%s appends the next revision: %o is %s', (_where, move, kind) => {
    const { facts, revision } = moved(move);
    expect(revision).toMatchObject({ number: 2, kind, precision: move.precision ?? 'DAY', heldUntil: null });
    expect([revision.fromDate?.toString(), revision.toDate.toString()]).toEqual(['2026-12-04', move.to]);
    expect([facts.revision, facts.firstDecisionDate.toString()]).toEqual([2, '2026-12-04']);
  });

  it.each<[string, Move, string]>([
    ['is set anew from the day of the move', { to: '2026-12-11' }, '2026-12-18'],
    ['is the one given', { to: '2026-12-11', followUp: '2026-12-14' }, '2026-12-14'],
    ['stays with the date', { to: '2026-12-04', precision: 'WEEK' }, '2026-12-08'],
    [
      'may be given with another precision',
      { to: '2026-12-04', precision: 'WEEK', followUp: '2026-12-09' },
      '2026-12-09',
    ],
  ])('has a follow-up date that %s (rule 12)', (_sentence, move, followUp) => {
    const { facts, revision } = moved(move);
    expect(facts.followUpDate.toString()).toBe(followUp);
    expect(revision.followUpDate.toString()).toBe(followUp);
  });
});

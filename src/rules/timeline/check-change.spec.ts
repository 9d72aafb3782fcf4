import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { TimelineStory } from '../../../test/rules/timeline.story.js';
import { checkHold, checkMove, checkReconfirm, checkResume } from './check-change.js';
import type { Precision } from './timeline-facts.js';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const now = '2026-12-01T10:00';

function move(to: string, story = TimelineStory.told(), { precision = 'DAY' as Precision, followUp = '' } = {}) {
  const promised = { decisionDate: date(to), precision, followUpDate: followUp === '' ? null : date(followUp) };
  return checkMove(story.facts, promised, date('2026-11-20'), story.instant(now));
}

describe('a move', () => {
  it.each([
    ['to today is allowed', '2026-12-01', null],
    ['to yesterday is refused', '2026-11-30', 'DATE_IN_PAST'],
    ['730 days ahead is allowed', '2028-11-30', null],
    ['731 days ahead is refused', '2028-12-01', 'DATE_TOO_FAR'],
    ['to before the application is refused as that', '2026-11-19', 'DATE_BEFORE_APPLICATION'],
    ['to a Sunday is allowed', '2026-12-06', null],
    ['to the same date is refused: it is a reconfirmation', '2026-12-04', 'SAME_DATE'],
  ])('%s', (_sentence, to, refusal) => {
    expect(move(to)).toBe(refusal);
  });

  it('of the precision alone is allowed', () => {
    expect(move('2026-12-04', undefined, { precision: 'WEEK' })).toBeNull();
  });

  it('has its follow-up date no earlier than the decision', () => {
    expect(move('2026-12-11', undefined, { followUp: '2026-12-10' })).toBe('FOLLOW_UP_BEFORE_DECISION');
    expect(move('2026-12-11', undefined, { followUp: '2026-12-11' })).toBeNull();
  });

  it('counts days where the job is: in Tokyo it is tomorrow already', () => {
    const tokyo = TimelineStory.told('2026-12-04', { zone: 'Asia/Tokyo' });
    const at = Temporal.Instant.from('2026-12-01T15:30:00Z');
    const promised = { decisionDate: date('2026-12-01'), precision: 'DAY', followUpDate: null } as const;
    expect(checkMove(tokyo.facts, promised, date('2026-11-20'), at)).toBe('DATE_IN_PAST');
  });
});

describe('a hold', () => {
  const check = (until: string, story = TimelineStory.told()) =>
    checkHold(story.facts, date(until), story.instant(now));

  it.each([
    ['until today is refused', '2026-12-01', 'HOLD_NOT_AFTER_TODAY'],
    ['until tomorrow is allowed', '2026-12-02', null],
    ['until 731 days ahead is refused', '2028-12-01', 'HOLD_TOO_FAR'],
  ])('%s', (_sentence, until, refusal) => {
    expect(check(until)).toBe(refusal);
  });

  it('that stands may get another end, not the same', () => {
    const held = () => TimelineStory.told().hold('2027-01-04', '2026-12-01T09:00');
    expect(check('2027-01-11', held())).toBeNull();
    expect(check('2027-01-04', held())).toBe('SAME_HOLD');
  });

  it('ends only where there is one', () => {
    expect(checkResume(TimelineStory.told().facts)).toBe('NOT_HELD');
    expect(checkResume(TimelineStory.told().hold('2027-01-04', now).facts)).toBeNull();
  });
});

describe('a reconfirmation', () => {
  it('is of a date that is not over', () => {
    const story = TimelineStory.told('2026-12-04');
    expect(checkReconfirm(story.facts, story.instant('2026-12-04T23:59'))).toBeNull();
    expect(checkReconfirm(story.facts, story.instant('2026-12-05T00:00'))).toBe('DATE_IN_PAST');
  });
});

describe('a decided or closed timeline', () => {
  it.each([
    ['DECIDED', () => TimelineStory.told().decide('2026-12-01T09:00')],
    ['CLOSED', () => TimelineStory.told().close('CANCELLED', '2026-12-01T09:00')],
  ] as const)('refuses every change as %s', (refusal, story) => {
    const at = story().instant(now);
    expect(move('2026-12-11', story())).toBe(refusal);
    expect(checkHold(story().facts, date('2027-01-04'), at)).toBe(refusal);
    expect(checkReconfirm(story().facts, at)).toBe(refusal);
    expect(checkResume(story().facts)).toBe(refusal);
  });
});

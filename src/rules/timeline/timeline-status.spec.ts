import { describe, expect, it } from '@jest/globals';
import { TimelineStory } from '../../../test/rules/timeline.story.js';

describe('rule 2: the status of a timeline', () => {
  it.each([
    ['ON_TRACK', '2026-12-01T23:59', 'until two business days before'],
    ['DUE_SOON', '2026-12-02T00:00', 'from the start of the day two business days before'],
    ['DUE_SOON', '2026-12-04T23:59', 'all through the promised day'],
    ['SLIPPED', '2026-12-05T00:00', 'from the start of the day after'],
  ])('is %s at %s: %s', (status, now) => {
    expect(TimelineStory.told('2026-12-04').status(now)).toBe(status);
  });

  it('counts two business days back over a weekend and a closed day', () => {
    const story = TimelineStory.told('2026-12-07', { closedDays: ['2026-12-04'] });
    expect(story.status('2026-12-01T23:59')).toBe('ON_TRACK');
    expect(story.status('2026-12-02T00:00')).toBe('DUE_SOON');
  });

  it('follows the current date before the candidate is told of it', () => {
    const story = TimelineStory.told('2026-12-04').move('2026-12-18', '2026-12-04T17:55');
    expect(story.status('2026-12-05T00:00')).toBe('ON_TRACK');
  });

  it('slips when nobody was ever told the date', () => {
    const story = new TimelineStory('2026-12-04', '2026-12-04T20:00');
    expect(story.status('2026-12-05T00:00')).toBe('SLIPPED');
    expect(story.tick('2026-12-05T00:00').news()).toEqual(['1 SET at 2026-12-04T20:00']);
  });

  it('is ON_HOLD while held, whatever the date', () => {
    const story = TimelineStory.told('2026-12-04').hold('2027-01-04', '2026-12-01T10:00');
    expect(story.status('2026-12-20T10:00')).toBe('ON_HOLD');
    expect(story.tick('2027-01-04T00:00').status('2027-01-04T00:00')).toBe('SLIPPED');
  });

  it.each([
    ['MET', '2026-12-04T23:59', 'in the last minute of the promised day'],
    ['MET_LATE', '2026-12-05T00:00', 'when the day after begins'],
  ])('is %s when the outcome is told at %s: %s', (status, at) => {
    const story = TimelineStory.told('2026-12-04').decide('2026-12-02T10:00').close('OUTCOME_TOLD', at);
    expect(story.status('2027-01-01T00:00')).toBe(status);
  });

  it('is MET when the outcome comes before any date was told', () => {
    const story = new TimelineStory('2026-12-04', '2026-12-04T20:00').close('OUTCOME_TOLD', '2026-12-09T10:00');
    expect(story.status('2026-12-09T10:00')).toBe('MET');
  });

  it('is measured at the date that the candidate knows', () => {
    const story = TimelineStory.told('2026-12-04').move('2026-12-18', '2026-12-04T17:55');
    expect(story.close('OUTCOME_TOLD', '2026-12-05T10:00').status('2026-12-05T10:00')).toBe('MET_LATE');
  });

  it('is CANCELLED when the candidate withdraws, early or late', () => {
    const story = TimelineStory.told('2026-12-04').close('CANCELLED', '2026-12-09T10:00');
    expect(story.status('2026-12-09T10:00')).toBe('CANCELLED');
    expect(story.news()).toContain('2 CLOSED at 2026-12-09T10:00');
  });
});

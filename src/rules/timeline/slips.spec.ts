import { describe, expect, it } from '@jest/globals';
import { TimelineStory } from '../../../test/rules/timeline.story.js';

describe('rule 3: a promise breaks once', () => {
  it('also when it stands again because the message of a later one came back', () => {
    const story = TimelineStory.told('2026-12-04');
    const first = story.facts.disclosed;
    story.move('2026-12-08', '2026-12-01T10:00').tick('2026-12-01T10:10').sent('2026-12-01T10:10');
    story.tick('2026-12-09T00:00').tick('2026-12-10T08:00');
    expect(story.news().filter((line) => line.includes('slip'))).toEqual([
      'EXTENDED slip of 1 at 2026-12-01T10:10',
      'PASSED slip of 2 at 2026-12-09T00:00',
    ]);
    story.bounced(first, '2026-12-10T09:00').tick('2026-12-10T09:00').tick('2026-12-14T09:00');
    expect(story.facts.disclosed?.decisionDate.toString()).toBe('2026-12-04');
    expect(story.news().filter((line) => line.includes('slip'))).toEqual([]);
  });

  it('and one that had not broken breaks, when it stands again', () => {
    const story = TimelineStory.told('2026-12-18');
    const first = story.facts.disclosed;
    story
      .move('2026-12-04', '2026-12-01T10:00')
      .tick('2026-12-01T10:10')
      .sent('2026-12-01T10:10')
      .tick('2026-12-05T00:00');
    expect(story.news().filter((line) => line.includes('slip'))).toEqual(['PASSED slip of 2 at 2026-12-05T00:00']);
    story.bounced(first, '2026-12-07T09:00').tick('2026-12-19T00:00');
    expect(story.news().filter((line) => line.includes('slip'))).toEqual(['PASSED slip of 1 at 2026-12-19T00:00']);
  });
});

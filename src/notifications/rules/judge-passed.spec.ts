import { describe, expect, it } from '@jest/globals';
import { TimelineStory } from '../../timelines/rules/timeline.story.js';
import { judgePassed } from './judge-passed.js';

describe('rule 5: the word that a date passed', () => {
  const asked = () => TimelineStory.told('2026-12-04').tick('2026-12-08T09:00');

  it('is sent when it is asked for', () => {
    expect(judgePassed(asked().facts)).toEqual({ kind: 'TIMELINE_PASSED', decision: 'SEND' });
  });

  it.each<[string, () => TimelineStory]>([
    ['the date moved', () => asked().move('2026-12-11', '2026-12-08T09:00')],
    ['it was decided', () => asked().decide('2026-12-08T09:00')],
    ['the candidate withdrew', () => asked().close('CANCELLED', '2026-12-08T09:00')],
    ['it was told', () => asked().passedRecorded('2026-12-08T09:00')],
    ['the timeline was held', () => asked().hold('2027-01-04', '2026-12-08T09:00')],
  ])('falls away without a record when %s meanwhile', (_what, story) => {
    expect(judgePassed(story().facts)).toBeNull();
  });
});

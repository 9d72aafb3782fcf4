import { describe, expect, it } from '@jest/globals';
import { TimelineStory } from '../../../test/rules/timeline.story.js';

describe('rule 3: a promise breaks once', () => {
  it('when a later date settles', () => {
    const story = TimelineStory.told('2026-12-04').move('2026-12-11', '2026-12-02T10:00');
    expect(story.tick('2026-12-02T10:09').news()).toEqual(['2 EXTENDED at 2026-12-02T10:00']);
    expect(story.tick('2026-12-02T10:10').news()).toEqual([
      'EXTENDED slip of 1 at 2026-12-02T10:10',
      'tell CHANGE at 2026-12-02T10:10',
    ]);
  });

  it('not when the later date is undone before it settles', () => {
    const story = TimelineStory.told('2026-12-04').move('2026-12-11', '2026-12-02T10:00');
    story.move('2026-12-04', '2026-12-02T10:05').news();
    expect(story.tick('2026-12-02T10:15').news()).toEqual(['tell CHANGE at 2026-12-02T10:15']);
  });

  it('not when an earlier date settles', () => {
    const story = TimelineStory.told('2026-12-04').move('2026-12-03', '2026-12-02T10:00');
    expect(story.tick('2026-12-02T10:10').news().join()).not.toContain('slip');
  });

  it('when the day after it begins and no outcome was told', () => {
    const story = TimelineStory.told('2026-12-04');
    expect(story.tick('2026-12-04T23:59').news()).toEqual([]);
    expect(story.tick('2026-12-05T00:00').news()).toEqual(['PASSED slip of 1 at 2026-12-05T00:00']);
  });

  it('in the night even if a later date was set in the evening and settles after midnight', () => {
    const story = TimelineStory.told('2026-12-04').move('2026-12-11', '2026-12-04T23:55');
    story.news();
    expect(story.tick('2026-12-05T08:00').news()).toEqual(['PASSED slip of 1 at 2026-12-05T00:00']);
  });

  it('not again when it passes after it was extended and the change undone', () => {
    const story = TimelineStory.told('2026-12-04').move('2026-12-11', '2026-12-02T10:00').tick('2026-12-02T10:10');
    story.move('2026-12-04', '2026-12-02T10:11').tick('2026-12-02T10:21').recorded('WITHHOLD', '2026-12-02T10:21');
    story.news();
    expect(story.tick('2026-12-07T12:00').news()).toEqual([]);
    expect(story.tick('2026-12-08T09:00').news()).toEqual(['tell PASSED at 2026-12-08T09:00']);
  });

  it('not again when the same date was told a second time', () => {
    const story = TimelineStory.told('2026-12-04').move('2026-12-11', '2026-12-02T10:00').tick('2026-12-02T10:10');
    story.move('2026-12-04', '2026-12-02T10:11').reconfirm('2026-12-02T10:12').tick('2026-12-02T10:22');
    story.sent('2026-12-02T10:22').news();
    expect(story.tick('2026-12-07T00:00').news()).toEqual([]);
  });

  it('anew when another date was told since', () => {
    const story = TimelineStory.told('2026-12-04').move('2026-12-11', '2026-12-02T10:00').tick('2026-12-02T10:10');
    story.sent('2026-12-02T10:10').news();
    expect(story.tick('2026-12-12T00:00').news()).toEqual(['PASSED slip of 2 at 2026-12-12T00:00']);
  });

  it('after the decision too, until its outcome is told', () => {
    const decided = () => TimelineStory.told('2026-12-04').decide('2026-12-03T10:00');
    expect(decided().tick('2026-12-08T09:00').news()).toEqual(['PASSED slip of 1 at 2026-12-05T00:00']);
    const told = decided().close('OUTCOME_TOLD', '2026-12-04T10:00');
    expect(told.tick('2026-12-08T09:00').news()).toEqual(['2 CLOSED at 2026-12-04T10:00']);
  });

  it('as extended when the earlier date reached the candidate only after the later one had settled', () => {
    const story = new TimelineStory('2026-12-04', '2026-11-30T10:00').tick('2026-11-30T10:10');
    const first = story.recorded('SEND', '2026-11-30T10:10').facts;
    story.move('2026-12-11', '2026-11-30T17:55').tick('2026-11-30T18:05');
    expect(story.news().join()).not.toContain('slip');
    story.accepted('2026-11-30T18:30', first);
    expect(story.news()).toEqual(['EXTENDED slip of 1 at 2026-11-30T18:30']);
  });

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

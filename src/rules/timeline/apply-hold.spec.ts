import { describe, expect, it } from '@jest/globals';
import { TimelineStory } from '../../../test/rules/timeline.story.js';
import { defaultPolicy, type Policy } from '../policy/policy.js';

describe('rule 14: a hold', () => {
  it('is told, and ends by itself when its last day is over', () => {
    const story = TimelineStory.told('2026-12-04').hold('2027-01-04', '2026-12-01T10:00').tick('2026-12-01T10:10');
    expect(story.news()).toEqual(['2 HELD at 2026-12-01T10:00', 'tell CHANGE at 2026-12-01T10:10']);
    story.sent('2026-12-01T10:10');
    expect(story.next('2026-12-01T10:10')).toBe('RESUME at 2027-01-04T00:00');
    expect(story.tick('2027-01-04T07:00').news()).toEqual([
      '3 RESUMED at 2027-01-04T00:00',
      'PASSED slip of 1 at 2027-01-04T00:10',
    ]);
    expect(story.next('2027-01-04T07:00')).toBe('TELL_CHANGE at 2027-01-04T09:00');
  });

  it('keeps other changes waiting until it ends', () => {
    const story = TimelineStory.told('2026-12-04').hold('2027-01-04', '2026-12-01T10:00').tick('2026-12-01T10:10');
    story.sent('2026-12-01T10:10').move('2027-01-15', '2026-12-02T10:00').news();
    expect(story.next('2026-12-02T10:00')).toBe('RESUME at 2027-01-04T00:00');
    expect(story.resume('2026-12-10T12:00').tick('2026-12-10T12:10').news()).toEqual([
      '4 RESUMED at 2026-12-10T12:00',
      'EXTENDED slip of 1 at 2026-12-10T12:10',
      'tell CHANGE at 2026-12-10T12:10',
    ]);
  });

  it('waits for whoever has to approve it until it ends, also when the date is over', () => {
    const policy: Policy = { ...defaultPolicy, approval: { mode: 'REQUIRED' } };
    const story = TimelineStory.told('2026-12-04', { policy }).hold('2027-01-04', '2026-12-07T08:00');
    story.tick('2026-12-07T08:10');
    expect(story.next('2026-12-07T08:10')).toBe('AWAIT_APPROVAL at 2027-01-04T00:00');
    expect(story.approved('2026-12-08T10:00').next('2026-12-08T10:00')).toBe('TELL_CHANGE at 2026-12-08T10:00');
  });

  it('that is undone before it settles is judged with its end', () => {
    const story = TimelineStory.told('2026-12-04').hold('2027-01-04', '2026-12-01T10:00').resume('2026-12-01T10:05');
    story.news();
    expect(story.tick('2026-12-01T10:15').news()).toEqual(['tell CHANGE at 2026-12-01T10:15']);
    expect(story.facts.untold?.kinds).toEqual(['HELD', 'RESUMED']);
  });

  it('with its end set forth and back is judged while it lasts', () => {
    const story = TimelineStory.told('2026-12-04').hold('2027-01-04', '2026-12-01T10:00').tick('2026-12-01T10:10');
    story.sent('2026-12-01T10:10').hold('2027-01-11', '2026-12-01T11:00').hold('2027-01-04', '2026-12-01T11:01');
    expect(story.next('2026-12-01T11:01')).toBe('SETTLE_CHANGE at 2026-12-01T11:11');
  });

  it('is not told before any date was, and then with it', () => {
    const story = new TimelineStory('2026-12-18', '2026-12-01T10:00').hold('2026-12-07', '2026-12-01T10:05');
    expect(story.next('2026-12-01T12:00')).toBe('RESUME at 2026-12-07T00:00');
    story.tick('2026-12-07T09:00');
    expect(story.facts.untold).toMatchObject({ fromRevision: 1, kinds: ['SET', 'HELD', 'RESUMED'] });
    expect(story.news().at(-1)).toBe('tell CHANGE at 2026-12-07T09:00');
  });

  it('holds back the word that a date passed until ten minutes after it ends', () => {
    const story = TimelineStory.told('2026-12-04').hold('2027-01-04', '2026-12-07T10:00').tick('2026-12-07T10:10');
    story.sent('2026-12-07T10:10').resume('2026-12-15T12:00').tick('2026-12-15T12:10');
    story.recorded('WITHHOLD', '2026-12-15T12:10').news();
    expect(story.tick('2026-12-15T12:10').news()).toEqual(['tell PASSED at 2026-12-15T12:10']);
  });

  it('does not hold back what falls due in the ten minutes after it', () => {
    const story = TimelineStory.told('2026-12-04').hold('2026-12-10', '2026-12-01T10:00').resume('2026-12-04T23:55');
    story.news();
    expect(story.tick('2026-12-05T01:00').news()).toEqual(['PASSED slip of 1 at 2026-12-05T00:00']);
  });

  it('keeps a date waiting that had settled with the hold, when an earlier message tells of that hold', () => {
    const story = TimelineStory.told('2026-12-18').hold('2027-01-04', '2026-12-01T10:00').tick('2026-12-01T10:10');
    const heldMessage = story.recorded('SEND', '2026-12-01T10:10').facts;
    story.move('2026-12-21', '2026-12-01T18:00').tick('2026-12-01T18:10').accepted('2026-12-01T20:00', heldMessage);
    expect(story.next('2026-12-01T20:00')).toBe('RESUME at 2027-01-04T00:00');
  });

  it('over the promised date is a date that passed if the later one was set only afterwards', () => {
    const story = TimelineStory.told('2026-12-04').hold('2026-12-20', '2026-12-01T10:00').tick('2026-12-01T10:10');
    story.sent('2026-12-01T10:10').move('2026-12-18', '2026-12-07T10:00').resume('2026-12-08T10:00').news();
    expect(story.tick('2026-12-08T10:10').news()).toEqual([
      'PASSED slip of 1 at 2026-12-08T10:10',
      'tell CHANGE at 2026-12-08T10:10',
    ]);
  });

  it('over the promised date is an extension if the later one was set before, whatever its precision became', () => {
    const story = TimelineStory.told('2026-12-04').hold('2026-12-20', '2026-12-01T10:00').tick('2026-12-01T10:10');
    story
      .sent('2026-12-01T10:10')
      .move('2026-12-18', '2026-12-02T10:00')
      .move('2026-12-18', '2026-12-07T10:00', 'WEEK');
    story.resume('2026-12-08T10:00').news();
    expect(story.tick('2026-12-08T10:10').news()).toContain('EXTENDED slip of 1 at 2026-12-08T10:10');
  });

  it('starts the settling of what waited through it anew', () => {
    const story = TimelineStory.told('2026-12-18').hold('2026-12-07', '2026-12-01T10:00').tick('2026-12-01T10:10');
    story.sent('2026-12-01T10:10').move('2026-12-21', '2026-12-02T10:00').resume('2026-12-03T10:00');
    expect(story.next('2026-12-03T10:00')).toBe('SETTLE_CHANGE at 2026-12-03T10:10');
  });

  it('after a decision neither resumes nor lets the date slip', () => {
    const story = TimelineStory.told('2026-12-04').hold('2026-12-07', '2026-12-01T10:00').tick('2026-12-01T10:10');
    story.sent('2026-12-01T10:10').decide('2026-12-02T10:00').news();
    expect(story.tick('2026-12-31T10:00').news()).toEqual([]);
  });
});

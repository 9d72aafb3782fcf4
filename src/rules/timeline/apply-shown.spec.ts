import { describe, expect, it } from '@jest/globals';
import { TimelineStory } from '../../../test/rules/timeline.story.js';

describe('rule 15: an act on a page discloses what the page showed', () => {
  /** Moved on Tuesday evening: settled, and its mail waits for the morning. */
  const moved = () => {
    const story = TimelineStory.told('2026-12-04').move('2026-12-11', '2026-12-01T20:00').tick('2026-12-01T20:10');
    story.news();
    return story;
  };

  it('and does not cancel its mail, which is compared with what was known before', () => {
    const story = moved().shown('2026-12-01T21:00');
    expect(story.facts.disclosed).toMatchObject({ revision: 2, promise: 2 });
    expect(story.facts.untold).toMatchObject({ fromRevision: 2, known: { revision: 1 } });
    expect(story.next('2026-12-01T21:00')).toBe('TELL_CHANGE at 2026-12-02T09:00');
  });

  it('and breaks the promise that the later date takes the place of, once', () => {
    const broken = (story: TimelineStory) => story.news().filter((line) => line.includes('slip'));
    const story = TimelineStory.told('2026-12-04').move('2026-12-11', '2026-12-01T20:00').tick('2026-12-01T20:10');
    story.shown('2026-12-01T21:00').tick('2026-12-02T09:00').sent('2026-12-02T09:00');
    expect(broken(story)).toHaveLength(1);
    expect(story.facts.brokenPromises).toEqual([1]);
  });

  it('and was no touch: silence and notes are counted from what was said', () => {
    const { lastTouchAt } = moved().facts;
    expect(moved().shown('2026-12-01T21:00').facts.lastTouchAt).toEqual(lastTouchAt);
  });

  it('and leaves a mail on its way as it is', () => {
    const story = moved().recorded('SEND', '2026-12-02T09:00').shown('2026-12-02T09:01');
    expect(story.facts).toMatchObject({ inFlight: 2, disclosed: { revision: 2 } });
    expect(story.accepted('2026-12-02T09:02').facts.inFlight).toBeNull();
  });

  it('twice as once: what was known before the first act is what its mail is compared with', () => {
    const once = moved().shown('2026-12-01T21:00');
    const { facts } = once;
    expect(once.shown('2026-12-01T22:00').facts).toEqual(facts);
  });

  it('and counts for what comes after it: a later change is compared with what the page had shown', () => {
    const story = moved().shown('2026-12-01T21:00').move('2026-12-18', '2026-12-01T22:00').tick('2026-12-01T22:10');
    story.shown('2026-12-01T23:00');
    expect(story.facts).toMatchObject({
      disclosed: { revision: 3 },
      untold: { fromRevision: 2, known: { revision: 2 } },
    });
  });

  it('of a first date: nothing was known before it', () => {
    const story = new TimelineStory('2026-12-04', '2026-11-30T20:00')
      .tick('2026-11-30T20:10')
      .shown('2026-11-30T21:00');
    expect(story.facts).toMatchObject({
      disclosed: { revision: 1, promise: 1 },
      untold: { known: null },
      lastTouchAt: null,
    });
  });

  it('and nothing of a page that is older than what they know, or of what is decided', () => {
    const old = TimelineStory.told('2026-12-04').facts;
    const known = TimelineStory.told('2026-12-04').move('2026-12-11', '2026-12-01T10:00').tick('2026-12-01T10:10');
    const { facts } = known.sent('2026-12-01T10:10');
    expect(known.shown('2026-12-01T11:00', old).facts).toEqual(facts);
    const decided = moved().decide('2026-12-01T20:30');
    expect(decided.shown('2026-12-01T21:00').facts.disclosed).toMatchObject({ revision: 1 });
  });
});

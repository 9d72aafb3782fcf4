import { describe, expect, it } from '@jest/globals';
import { TimelineStory } from '../../../test/rules/timeline.story.js';
import { droppedChanges } from '../timeline/drop-changes.js';
import { judgeChange } from './judge-change.js';

function judge(story: TimelineStory, at: string): string {
  const judgement = judgeChange(story.tick(at).facts, story.policy, story.instant(at));
  if (judgement === null) return 'nothing';
  return judgement.decision === 'SEND' ? judgement.kind : `${judgement.kind} withheld ${judgement.reason}`;
}

const held = () =>
  TimelineStory.told('2026-12-18')
    .hold('2027-01-04', '2026-12-01T10:00')
    .tick('2026-12-01T10:10')
    .sent('2026-12-01T10:10');
const later = '2026-12-02T15:00';

describe('rule 4: one message tells the sum of what is untold', () => {
  it.each<[string, string, () => TimelineStory]>([
    ['the first date', 'TIMELINE_SET', () => new TimelineStory('2026-12-18', '2026-12-02T10:00')],
    [
      'a first date that was moved before it was told',
      'TIMELINE_SET',
      () => new TimelineStory('2026-12-18', '2026-12-02T10:00').move('2026-12-21', '2026-12-02T10:01'),
    ],
    [
      'a later date',
      'TIMELINE_EXTENDED',
      () => TimelineStory.told('2026-12-18').move('2026-12-21', '2026-12-02T10:00'),
    ],
    [
      'an earlier date',
      'TIMELINE_ADVANCED',
      () => TimelineStory.told('2026-12-18').move('2026-12-17', '2026-12-02T10:00'),
    ],
    [
      'a date moved far out and then near',
      'TIMELINE_ADVANCED',
      () =>
        TimelineStory.told('2026-12-18').move('2027-01-15', '2026-12-02T10:00').move('2026-12-17', '2026-12-02T10:01'),
    ],
    [
      'a date moved out and back',
      'TIMELINE_ADVANCED withheld UNCHANGED',
      () =>
        TimelineStory.told('2026-12-18').move('2027-01-15', '2026-12-02T10:00').move('2026-12-18', '2026-12-02T10:01'),
    ],
    [
      'a date moved out and back, with a reconfirmation',
      'TIMELINE_RECONFIRMED',
      () =>
        TimelineStory.told('2026-12-18')
          .reconfirm('2026-12-02T10:00')
          .move('2027-01-15', '2026-12-02T10:01')
          .move('2026-12-18', '2026-12-02T10:02'),
    ],
    ['a reconfirmation', 'TIMELINE_RECONFIRMED', () => TimelineStory.told('2026-12-18').reconfirm('2026-12-02T10:00')],
    [
      'the same date with another precision',
      'TIMELINE_RECONFIRMED',
      () => TimelineStory.told('2026-12-18').move('2026-12-18', '2026-12-02T10:00', 'WEEK'),
    ],
    [
      'a later date after a reconfirmation',
      'TIMELINE_EXTENDED',
      () => TimelineStory.told('2026-12-18').reconfirm('2026-12-02T10:00').move('2026-12-21', '2026-12-02T10:01'),
    ],
    ['a hold', 'TIMELINE_HELD', () => TimelineStory.told('2026-12-18').hold('2027-01-04', '2026-12-02T10:00')],
    [
      'a hold after a later date',
      'TIMELINE_HELD',
      () =>
        TimelineStory.told('2026-12-18').move('2026-12-21', '2026-12-02T10:00').hold('2027-01-04', '2026-12-02T10:01'),
    ],
    ['another end of a hold', 'TIMELINE_HELD', () => held().hold('2027-01-11', '2026-12-02T10:00')],
    [
      'the end of a hold moved out and back',
      'TIMELINE_HELD withheld UNCHANGED',
      () => held().hold('2027-01-11', '2026-12-02T10:00').hold('2027-01-04', '2026-12-02T10:01'),
    ],
    ['the end of a hold', 'TIMELINE_RESUMED', () => held().resume('2026-12-02T10:00')],
    [
      'the end of a hold with a later date',
      'TIMELINE_RESUMED',
      () => held().move('2026-12-21', '2026-12-02T10:00').resume('2026-12-02T10:01'),
    ],
    [
      'a hold undone before anybody heard of it',
      'TIMELINE_RESUMED withheld UNCHANGED',
      () => TimelineStory.told('2026-12-18').hold('2027-01-04', '2026-12-02T10:00').resume('2026-12-02T10:01'),
    ],
    [
      'a hold before any date was told, with its end',
      'TIMELINE_SET',
      () =>
        new TimelineStory('2026-12-18', '2026-12-02T10:00')
          .hold('2027-01-04', '2026-12-02T10:01')
          .resume('2026-12-02T10:02'),
    ],
    ['nothing', 'nothing', () => TimelineStory.told('2026-12-18')],
  ])('%s: %s', (_what, judgement, story) => {
    expect(judge(story(), later)).toBe(judgement);
  });
});

describe('rule 4: a date that is over when its message would leave', () => {
  it.each<[string, string, () => TimelineStory, string]>([
    [
      'is withheld: set on Friday evening for the same day',
      'TIMELINE_SET withheld DATE_PASSED',
      () => new TimelineStory('2026-12-04', '2026-12-04T19:00'),
      '2026-12-07T09:00',
    ],
    [
      'is told while the day lasts',
      'TIMELINE_SET',
      () => new TimelineStory('2026-12-04', '2026-12-04T10:00'),
      '2026-12-04T17:59',
    ],
    [
      'is withheld when a hold ends after it',
      'TIMELINE_RESUMED withheld DATE_PASSED',
      () => held(),
      '2027-01-04T09:00',
    ],
    [
      'does not keep a hold from being told, which names its end',
      'TIMELINE_HELD',
      () => TimelineStory.told('2026-12-04').hold('2027-01-04', '2026-12-04T19:00'),
      '2026-12-07T09:00',
    ],
    [
      'is only unchanged when nothing changed',
      'TIMELINE_RESUMED withheld UNCHANGED',
      () => TimelineStory.told('2026-12-04').hold('2027-01-04', '2026-12-04T19:00').resume('2026-12-04T19:01'),
      '2026-12-07T09:00',
    ],
  ])('%s', (_what, judgement, story, at) => {
    expect(judge(story(), at)).toBe(judgement);
  });
});

describe('rule 17: what waits when nothing is left to tell', () => {
  it('ends withheld, under the kind of its last revision', () => {
    const story = TimelineStory.told('2026-12-18').reconfirm('2026-12-02T10:00').move('2026-12-21', '2026-12-02T10:01');
    expect(droppedChanges(story.facts, 'TOLD_BY_MEMBER')).toEqual([
      {
        kind: 'DROPPED',
        changes: { sinceRevision: 2, revision: 3, kind: 'EXTENDED', because: 'TOLD_BY_MEMBER' },
      },
    ]);
  });

  it('leaves no record when nothing waited', () => {
    expect(droppedChanges(TimelineStory.told('2026-12-18').facts, 'DECIDED')).toEqual([]);
  });
});

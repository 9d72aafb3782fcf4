import { describe, expect, it } from '@jest/globals';
import { TimelineStory } from '../../../test/rules/timeline.story.js';
import { defaultPolicy } from '../policy/policy.js';

describe('rule 4: changes settle', () => {
  it('ten minutes after the latest', () => {
    const story = TimelineStory.told('2026-12-04').move('2026-12-11', '2026-12-02T10:00');
    story.move('2026-12-14', '2026-12-02T10:08');
    expect(story.next('2026-12-02T10:08')).toBe('SETTLE_CHANGE at 2026-12-02T10:18');
  });

  it('an hour after the first at the latest', () => {
    const story = TimelineStory.told('2026-12-04').move('2026-12-11', '2026-12-02T10:00');
    for (const minute of ['08', '16', '24', '32', '40', '48', '56']) story.reconfirm(`2026-12-02T10:${minute}`);
    expect(story.next('2026-12-02T10:57')).toBe('SETTLE_CHANGE at 2026-12-02T11:00');
  });

  it('counting anew when the ones before had settled and wait for a window', () => {
    const story = TimelineStory.told('2026-12-04').move('2026-12-11', '2026-12-02T07:00').tick('2026-12-02T07:10');
    story.move('2026-12-14', '2026-12-02T08:55').news();
    expect(story.tick('2026-12-02T09:00').news()).toEqual([]);
    expect(story.tick('2026-12-02T09:05').news()).toEqual(['tell CHANGE at 2026-12-02T09:05']);
  });

  it('and are asked to be told once', () => {
    const story = TimelineStory.told('2026-12-04').reconfirm('2026-12-02T10:00').tick('2026-12-02T10:10');
    story.news();
    expect(story.tick('2026-12-02T10:10').tick('2026-12-02T12:00').news()).toEqual([]);
    expect(story.recorded('SEND', '2026-12-02T12:00').tick('2026-12-02T12:01').news()).toEqual([]);
  });

  it('and are asked for anew when another change comes before the record', () => {
    const story = TimelineStory.told('2026-12-04').reconfirm('2026-12-02T10:00').tick('2026-12-02T10:10');
    story.move('2026-12-03', '2026-12-02T10:11').news();
    expect(story.facts.asked).toBeNull();
    expect(story.tick('2026-12-02T10:21').news()).toEqual(['tell CHANGE at 2026-12-02T10:21']);
  });

  it('and wait when they are put off', () => {
    const story = TimelineStory.told('2026-12-04').reconfirm('2026-12-02T10:00').tick('2026-12-02T10:10');
    story.putOff('2026-12-03T09:00', '2026-12-02T10:10').news();
    expect(story.next('2026-12-02T10:10')).toBe('TELL_CHANGE at 2026-12-03T09:00');
    expect(story.tick('2026-12-03T08:59').news()).toEqual([]);
    expect(story.tick('2026-12-03T09:00').news()).toEqual(['tell CHANGE at 2026-12-03T09:00']);
  });
});

describe('rule 5: the word that a date passed', () => {
  it('of a Friday with one day of grace is told on Tuesday morning', () => {
    const story = TimelineStory.told('2026-12-04').tick('2026-12-05T00:00');
    expect(story.next('2026-12-05T00:00')).toBe('TELL_PASSED at 2026-12-08T09:00');
    story.news();
    expect(story.tick('2026-12-08T08:59').news()).toEqual([]);
    expect(story.tick('2026-12-08T09:00').news()).toEqual(['tell PASSED at 2026-12-08T09:00']);
  });

  it('is told once', () => {
    const story = TimelineStory.told('2026-12-04').tick('2026-12-08T09:00').noteRecorded('2026-12-08T09:00');
    expect(story.next('2026-12-08T09:00')).toBeNull();
  });

  it('is not told while a change is untold', () => {
    const story = TimelineStory.told('2026-12-04').tick('2026-12-05T00:00').move('2026-12-11', '2026-12-08T08:55');
    story.news();
    expect(story.tick('2026-12-08T09:00').news()).toEqual([]);
    expect(story.tick('2026-12-08T09:05').news()).toEqual(['tell CHANGE at 2026-12-08T09:05']);
  });

  it('is not told while the message of a change is on its way, but when that fails', () => {
    const story = TimelineStory.told('2026-12-04').move('2026-12-11', '2026-12-04T10:00').tick('2026-12-04T10:10');
    story.recorded('SEND', '2026-12-04T10:10').news();
    expect(story.tick('2026-12-09T10:00').news()).toEqual([]);
    story.sendEnded('2026-12-09T10:00');
    expect(story.tick('2026-12-09T10:00').news()).toEqual(['tell PASSED at 2026-12-08T09:00']);
  });

  it('is told for the date that the candidate knows when a change of it was withheld', () => {
    const story = TimelineStory.told('2026-12-04').move('2026-12-07', '2026-12-04T17:55').tick('2026-12-08T09:00');
    story.recorded('WITHHOLD', '2026-12-08T09:00').news();
    expect(story.tick('2026-12-08T09:00').news()).toEqual(['tell PASSED at 2026-12-08T09:00']);
  });

  it('falls away with a decision', () => {
    const story = TimelineStory.told('2026-12-04').tick('2026-12-08T09:00').decide('2026-12-08T09:00');
    expect(story.facts.asked).toBeNull();
    expect(story.next('2026-12-08T09:00')).toBeNull();
  });
});

describe('rule 7: a missed window', () => {
  it('is made up for within it', () => {
    const story = TimelineStory.told('2026-12-04').tick('2026-12-08T15:00');
    expect(story.news()).toContain('tell PASSED at 2026-12-08T09:00');
  });

  it('once it is over waits for the next', () => {
    const story = TimelineStory.told('2026-12-04').tick('2026-12-08T22:00');
    expect(story.news()).toEqual(['PASSED slip of 1 at 2026-12-05T00:00']);
    expect(story.next('2026-12-08T22:00')).toBe('TELL_PASSED at 2026-12-09T09:00');
  });

  it('is the candidate’s, not the job’s', () => {
    const story = TimelineStory.told('2026-12-04', { candidateZone: 'America/New_York' });
    story.news();
    expect(story.reconfirm('2026-12-02T10:00').tick('2026-12-02T10:10').next('2026-12-02T10:10')).toBe(
      'TELL_CHANGE at 2026-12-02T15:00',
    );
  });
});

describe('rule 15: a date told by a member', () => {
  it('is disclosed, and what waited is no longer to be told', () => {
    const story = new TimelineStory('2026-12-04', '2026-11-30T10:00').toldByMember('2026-11-30T10:00');
    story.news();
    expect(story.tick('2026-12-05T00:00').news()).toEqual(['PASSED slip of 1 at 2026-12-05T00:00']);
  });

  it('breaks the promise of an earlier one as it is told', () => {
    const story = TimelineStory.told('2026-12-04')
      .move('2026-12-11', '2026-12-02T10:00')
      .toldByMember('2026-12-02T10:02');
    expect(story.news()).toEqual(['2 EXTENDED at 2026-12-02T10:00', 'EXTENDED slip of 1 at 2026-12-02T10:02']);
    expect(story.next('2026-12-02T10:02')).toBe('RECORD_SLIP at 2026-12-12T00:00');
  });

  it('breaks none if it was set only after the earlier one had gone by under a hold', () => {
    const story = TimelineStory.told('2026-12-04').hold('2026-12-20', '2026-12-01T10:00').tick('2026-12-01T10:10');
    story.sent('2026-12-01T10:10').move('2026-12-18', '2026-12-07T10:00').news();
    expect(story.toldByMember('2026-12-07T10:00').news()).toEqual([]);
  });

  it('is not overtaken by an older message that arrives later', () => {
    const story = new TimelineStory('2026-12-04', '2026-11-30T10:00').tick('2026-11-30T10:10');
    const older = story.recorded('SEND', '2026-11-30T10:10').facts;
    story.move('2026-12-11', '2026-11-30T11:00').toldByMember('2026-11-30T11:01');
    story.accepted('2026-11-30T11:02', older);
    expect(story.facts.disclosed).toMatchObject({ revision: 2, promise: 2 });
    expect(story.facts.inFlight).toBeNull();
  });
});

describe('rule 17: a fact at the instant of a sending', () => {
  it('counts first: a hold that settles as it ends is told with its end', () => {
    const policy = { ...defaultPolicy, sendingWindow: 'always' } as const;
    const story = TimelineStory.told('2026-12-04', { policy }).hold('2026-12-02', '2026-12-01T23:50');
    story.news();
    expect(story.tick('2026-12-02T00:00').news()).toEqual(['3 RESUMED at 2026-12-02T00:00']);
    expect(story.tick('2026-12-02T00:10').news()).toEqual(['tell CHANGE at 2026-12-02T00:10']);
  });

  it('counts first when the sweep was late: nothing is asked that it overtook', () => {
    const story = TimelineStory.told('2026-12-04').hold('2026-12-02', '2026-12-01T10:00');
    story.news();
    expect(story.tick('2026-12-02T09:30').news()).toEqual([
      '3 RESUMED at 2026-12-02T00:00',
      'tell CHANGE at 2026-12-02T09:00',
    ]);
  });
});

describe('rule 18: a changed zone, calendar or policy', () => {
  it('applies to what is still ahead', () => {
    const story = TimelineStory.told('2026-12-04');
    story.facts = { ...story.facts, zone: 'America/New_York' };
    expect(story.next('2026-12-01T10:00')).toBe('RECORD_SLIP at 2026-12-05T06:00');
  });

  it('makes due at once what now lies in the past, and tells nothing again', () => {
    const story = TimelineStory.told('2026-12-04', { zone: 'America/New_York' }).tick('2026-12-04T12:00');
    story.facts = { ...story.facts, zone: 'Pacific/Apia', candidateZone: 'Pacific/Apia' };
    expect(story.tick('2026-12-04T12:00').news()).toEqual(['PASSED slip of 1 at 2026-12-04T06:00']);
    expect(story.tick('2026-12-04T12:00').news()).toEqual([]);
  });
});

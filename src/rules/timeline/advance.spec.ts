import { describe, expect, it } from '@jest/globals';
import { TimelineStory } from '../../../test/rules/timeline.story.js';
import { defaultPolicy } from '../policy/policy.js';

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
});

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

import { describe, expect, it } from '@jest/globals';
import { sampleFacts } from '../../../test/mails/sample-mails.js';
import { composeMail } from '../compose-mail.js';
import type { CalendarEntry, EndedEntry, MailFacts, PromisedDate } from '../mail-facts.js';
import { DIGEST_ITEM_KINDS, type MailKind } from '../mail-kind.js';

const ENTRY: CalendarEntry = {
  timelineId: '0198c0de-0000-7000-8000-000000000001',
  revision: 1,
  revisedAt: '2026-11-06T09:30:00.500+01:00',
};

function promising(dateNow: PromisedDate, more: Partial<MailFacts> = {}, entry = ENTRY): MailFacts {
  return { ...sampleFacts({ timeline: { dateNow, calendarEntry: entry } }), ...more };
}

const day = (date: string): PromisedDate => ({ date, precision: 'DAY' });
const filesOf = (kind: MailKind, facts: MailFacts, locale = 'en') => composeMail(kind, facts, locale).calendars;
const fileOf = (facts: MailFacts, locale = 'en') => filesOf('TIMELINE_SET', facts, locale)[0]?.content ?? '';
/** RFC 5545, 3.1: as a calendar reads it. */
const linesOf = (content = '') => content.replaceAll('\r\n ', '').split('\r\n');
const field = (content: string | undefined, name: string) =>
  linesOf(content).find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`));

describe('a calendar file', () => {
  it('is, byte for byte, the promised day', () => {
    expect(filesOf('TIMELINE_SET', promising(day('2026-12-04')))).toEqual([
      {
        filename: 'date.ics',
        method: 'PUBLISH',
        content: [
          'BEGIN:VCALENDAR',
          'VERSION:2.0',
          'PRODID:-//Followthrough//Timelines//EN',
          'METHOD:PUBLISH',
          'BEGIN:VEVENT',
          'UID:0198c0de-0000-7000-8000-000000000001',
          'SEQUENCE:1',
          'DTSTAMP:20261106T083000Z',
          'DTSTART;VALUE=DATE:20261204',
          'DTEND;VALUE=DATE:20261205',
          'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
          'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE',
          'SUMMARY:Decision by 4 Dec: Staff Engineer\\, Brightwater Labs',
          'TRANSP:TRANSPARENT',
          'DESCRIPTION:You will hear our decision by Friday 4 December 2026. If this ',
          ' date moves\\, or passes without a decision\\, we will write to you.',
          'ORGANIZER;CN="Brightwater Labs":mailto:sam.lee@brightwater.example',
          'STATUS:CONFIRMED',
          'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
          'CLASS:PRIVATE',
          'END:VEVENT',
          'END:VCALENDAR',
          '',
        ].join('\r\n'),
      },
    ]);
  });

  it('moves the same entry when the date moves, and takes it out when it is promised no more', () => {
    const [set] = filesOf('TIMELINE_SET', promising(day('2026-12-04')));
    const moved = promising(day('2026-12-11'), {}, { ...ENTRY, revision: 2, revisedAt: '2026-12-03T08:00:00Z' });
    const [extended] = filesOf('TIMELINE_EXTENDED', moved);
    const ended: EndedEntry = { ...ENTRY, revision: 3, milestone: 'DECISION', date: day('2026-12-11') };
    const decided = sampleFacts({ outcome: { kind: 'REJECTED', reason: null }, endedEntries: [ended] });
    const [cancelled] = filesOf('OUTCOME_REJECTED', decided);
    const files = [set, extended, cancelled];
    expect(new Set(files.map((file) => field(file?.content, 'UID'))).size).toBe(1);
    expect(files.map((file) => field(file?.content, 'SEQUENCE'))).toEqual(['SEQUENCE:1', 'SEQUENCE:2', 'SEQUENCE:3']);
    expect(files.map((file) => field(file?.content, 'DTSTART'))).toEqual([
      'DTSTART;VALUE=DATE:20261204',
      'DTSTART;VALUE=DATE:20261211',
      'DTSTART;VALUE=DATE:20261211',
    ]);
    expect(field(extended?.content, 'DTSTAMP')).toBe('DTSTAMP:20261203T080000Z');
    expect(files.map((file) => [file?.method, field(file?.content, 'METHOD'), field(file?.content, 'STATUS')])).toEqual(
      [
        ['PUBLISH', 'METHOD:PUBLISH', 'STATUS:CONFIRMED'],
        ['PUBLISH', 'METHOD:PUBLISH', 'STATUS:CONFIRMED'],
        ['CANCEL', 'METHOD:CANCEL', 'STATUS:CANCELLED'],
      ],
    );
  });

  it('says of a day that is taken out nothing of what was decided', () => {
    const ended: EndedEntry = { ...ENTRY, milestone: 'DECISION', date: day('2026-12-11') };
    const facts = sampleFacts({ outcome: { kind: 'REJECTED', reason: null }, endedEntries: [ended] });
    const [{ content } = { content: '' }] = filesOf('OUTCOME_REJECTED', facts);
    expect(field(content, 'DESCRIPTION')).toBe('DESCRIPTION:This date no longer applies.');
    expect(field(content, 'SUMMARY')).toBe('SUMMARY:Decision by 11 Dec: Staff Engineer\\, Brightwater Labs');
  });

  it('is taken out by a hold that the date lies in, and moved by one that it lies after', () => {
    const held = (date: string) =>
      promising(day(date), {
        timeline: {
          milestone: 'DECISION',
          dateBefore: day('2026-12-04'),
          dateNow: day(date),
          holdUntil: '2027-01-15',
          calendarEntry: { ...ENTRY, revision: 2 },
        },
      });
    const of = (date: string) =>
      filesOf('TIMELINE_HELD', held(date)).map(({ method, content }) => [method, field(content, 'DTSTART')]);
    expect(of('2026-12-04')).toEqual([['CANCEL', 'DTSTART;VALUE=DATE:20261204']]);
    expect(of('2027-01-14')).toEqual([['CANCEL', 'DTSTART;VALUE=DATE:20261204']]);
    expect(of('2027-01-15')).toEqual([['PUBLISH', 'DTSTART;VALUE=DATE:20270115']]);
  });

  it.each([
    ['WEEK', '2026-12-04', '20261204', '20261205', 'Decision in the week of 30 Nov'],
    ['MONTH', '2026-12-31', '20261231', '20270101', 'Decision in December'],
    ['DAY', '2028-02-28', '20280228', '20280229', 'Decision by 28 Feb'],
  ] as const)(
    'of a %s that ends on %s shows its last day and says how it was promised',
    (precision, date, start, end, words) => {
      const content = fileOf(promising({ date, precision }));
      expect(field(content, 'DTSTART')).toBe(`DTSTART;VALUE=DATE:${start}`);
      expect(field(content, 'DTEND')).toBe(`DTEND;VALUE=DATE:${end}`);
      expect(field(content, 'SUMMARY')).toContain(words);
    },
  );

  it('speaks the language of the mail', () => {
    expect(fileOf(promising(day('2026-12-04')), 'ja')).toContain('SUMMARY:12月4日までに選考結果をご連絡します：');
    expect(fileOf(promising(day('2026-12-04')), 'de')).toContain('SUMMARY:Entscheidung bis 4. Dez.: ');
  });

  it('names as organizer who answers, and nobody where nobody does', () => {
    const facts = promising(day('2026-12-04'), { recruiter: null });
    expect(field(fileOf(facts), 'ORGANIZER')).toBeUndefined();
    const organization = { ...facts.organization, replyTo: 'jobs@brightwater.example' };
    expect(field(fileOf({ ...facts, organization }), 'ORGANIZER')).toContain('mailto:jobs@brightwater.example');
  });

  it.each([
    ['a line break', 'Engineer\r\nATTENDEE:mailto:b@y.example'],
    ['a separator', 'Engineer\u2028ATTENDEE:mailto:b@y.example'],
    ['what the format escapes', 'a;b,c\\n\\'],
    ['a quotation mark', 'a";b:c'],
    ['a long title', '語'.repeat(200)],
    ['a title of emoji', '👩‍👩‍👧‍👦'.repeat(18)],
    ['a title from right to left', 'مهندس برمجيات'],
  ])('cannot be broken by %s', (_, title) => {
    const facts = promising(day('2026-12-04'), {
      job: { title },
      organization: { name: title },
      recruiter: { name: title, email: 'sam@b.example' },
    });
    const content = fileOf(facts);
    for (const line of content.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n\u2028\u2029\u2066-\u2069\uFDD0-\uFDD3]|\p{Cs}/u);
    }
    const names = linesOf(content).map((line) => line.split(/[:;]/u)[0]);
    expect(names).toEqual(linesOf(fileOf(promising(day('2026-12-04')))).map((line) => line.split(/[:;]/u)[0]));
  });

  it('names no organizer of an address that would break it', () => {
    const facts = promising(day('2026-12-04'), { recruiter: { name: 'Sam', email: 'a@b.example"\r\nATTENDEE:c@d' } });
    expect(field(fileOf(facts), 'ORGANIZER')).toBeUndefined();
    expect(fileOf(facts)).not.toContain('ATTENDEE');
  });

  it('comes with every mail that changes what is promised, and with no other', () => {
    const facts: MailFacts = {
      ...promising(day('2026-12-04')),
      nextWordOn: '2026-12-15',
      receipt: { act: 'THANK_YOU' },
      outcome: { kind: 'ADVANCED' },
      timeline: {
        ...promising(day('2026-12-04')).timeline,
        dateBefore: day('2026-12-01'),
        holdUntil: '2027-01-15',
      },
    };
    expect(DIGEST_ITEM_KINDS.filter((kind) => filesOf(kind, facts).length > 0)).toEqual([
      'TIMELINE_SET',
      'TIMELINE_EXTENDED',
      'TIMELINE_ADVANCED',
      'TIMELINE_RECONFIRMED',
      'TIMELINE_HELD',
      'TIMELINE_RESUMED',
    ]);
    expect(filesOf('OUTCOME_ADVANCED', facts)).toHaveLength(1);
    expect(filesOf('OUTCOME_HIRED', { ...facts, outcome: { kind: 'HIRED' } })).toEqual([]);
    expect(filesOf('OUTCOME_REJECTED', { ...facts, outcome: { kind: 'REJECTED', reason: null } })).toEqual([]);
    expect(filesOf('RECEIPT_THANK_YOU', facts)).toEqual([]);
  });

  it('takes the old day out and puts the next one in, where a decision brings one', () => {
    const ended: EndedEntry = { ...ENTRY, milestone: 'DECISION', date: day('2026-12-04') };
    const next = { ...ENTRY, timelineId: 'next' };
    const facts = {
      ...promising(day('2026-12-18'), { outcome: { kind: 'ADVANCED' } }, next),
      endedEntries: [ended],
    };
    expect(filesOf('OUTCOME_ADVANCED', facts).map(({ filename, method }) => [filename, method])).toEqual([
      ['date-1.ics', 'CANCEL'],
      ['date-2.ics', 'PUBLISH'],
    ]);
  });

  it('is left out where the timeline is not known', () => {
    expect(filesOf('TIMELINE_SET', sampleFacts({ timeline: { dateNow: day('2026-12-04') } }))).toEqual([]);
  });

  it('refuses an instant that is none', () => {
    const facts = promising(day('2026-12-04'), {}, { ...ENTRY, revisedAt: 'yesterday' });
    expect(() => composeMail('TIMELINE_SET', facts, 'en')).toThrow();
  });
});

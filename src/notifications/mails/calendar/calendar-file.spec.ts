import { describe, expect, it } from '@jest/globals';
import { sampleFacts } from '../../../../test/mails/sample-mails.js';
import { composeMail } from '../compose-mail.js';
import type { CalendarEntry, MailFacts, PromisedDate } from '../mail-facts.js';
import { DIGEST_ITEM_KINDS, decisionOf, OUTCOME_MAIL_KINDS, type OutcomeMailKind } from '../mail-kind.js';

const ENTRY: CalendarEntry = {
  timelineId: '0198c0de-0000-7000-8000-000000000001',
  revision: 1,
  revisedAt: '2026-11-06T09:30:00.500+01:00',
};

function promising(dateNow: PromisedDate, more: Partial<MailFacts> = {}, entry = ENTRY): MailFacts {
  return { ...sampleFacts({ timeline: { dateNow, calendarEntry: entry } }), ...more };
}

const day = (date: string): PromisedDate => ({ date, precision: 'DAY' });
const fileOf = (facts: MailFacts, locale = 'en') => composeMail('TIMELINE_SET', facts, locale).calendar?.content ?? '';
/** RFC 5545, 3.1: as a calendar reads it. */
const linesOf = (content: string) => content.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar file', () => {
  it('is, byte for byte, the promised day', () => {
    expect(composeMail('TIMELINE_SET', promising(day('2026-12-04')), 'en').calendar).toEqual({
      filename: 'date.ics',
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
        'SUMMARY:Decision by 4 Dec 2026: Staff Engineer\\, Brightwater Labs',
        'TRANSP:TRANSPARENT',
        'DESCRIPTION:You will hear our decision by Friday\\, 4 December 2026. If thi',
        ' s date moves\\, we will tell you.',
        'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
        'CLASS:PRIVATE',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    });
  });

  it('moves the same entry when the date moves', () => {
    const before = linesOf(fileOf(promising(day('2026-12-04'))));
    const after = linesOf(fileOf(promising(day('2026-12-11'), {}, { ...ENTRY, revision: 2 })));
    const field = (lines: string[], name: string) => lines.find((line) => line.startsWith(name));
    expect(field(after, 'UID')).toBe(field(before, 'UID'));
    expect([field(before, 'SEQUENCE'), field(after, 'SEQUENCE')]).toEqual(['SEQUENCE:1', 'SEQUENCE:2']);
    expect(field(after, 'DTSTART')).toBe('DTSTART;VALUE=DATE:20261211');
  });

  it.each([
    ['WEEK', '2026-12-04', '20261204', '20261205', 'Decision in the week of 30 Nov 2026'],
    ['MONTH', '2026-12-31', '20261231', '20270101', 'Decision in December 2026'],
    ['DAY', '2028-02-28', '20280228', '20280229', 'Decision by 28 Feb 2028'],
  ] as const)(
    'of a %s that ends on %s shows its last day and says how it was promised',
    (precision, date, start, end, words) => {
      const lines = linesOf(fileOf(promising({ date, precision })));
      expect(lines).toContain(`DTSTART;VALUE=DATE:${start}`);
      expect(lines).toContain(`DTEND;VALUE=DATE:${end}`);
      expect(lines.find((line) => line.startsWith('SUMMARY:'))).toContain(words);
    },
  );

  it('speaks the language of the mail', () => {
    expect(fileOf(promising(day('2026-12-04')), 'ja')).toContain(
      'SUMMARY:2026年12月4日までに選考結果をお知らせします：',
    );
    expect(fileOf(promising(day('2026-12-04')), 'de')).toContain('SUMMARY:Entscheidung bis 4. Dez. 2026: ');
  });

  it.each([
    ['a line break', 'Engineer\r\nATTENDEE:mailto:b@y.example'],
    ['a separator', 'Engineer\u2028ATTENDEE:mailto:b@y.example'],
    ['what the format escapes', 'a;b,c\\n\\'],
    ['a long title', '語'.repeat(200)],
    ['a title of emoji', '👩‍👩‍👧‍👦'.repeat(18)],
    ['a title from right to left', 'مهندس برمجيات'],
  ])('cannot be broken by %s', (_, title) => {
    const content = fileOf(promising(day('2026-12-04'), { job: { title } }));
    for (const line of content.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n\u2028\u2029\u2066-\u2069]|\p{Cs}/u);
    }
    const names = linesOf(content).map((line) => line.split(/[:;]/u)[0]);
    expect(names).toEqual(linesOf(fileOf(promising(day('2026-12-04')))).map((line) => line.split(/[:;]/u)[0]));
  });

  it('comes with every mail that promises a date, and with no other', () => {
    const known = { ...promising(day('2026-12-04')), nextWordOn: '2026-12-15' };
    const facts = {
      ...known,
      receipt: { act: 'THANK_YOU' as const },
      timeline: { ...known.timeline, dateBefore: day('2026-12-01'), holdUntil: '2027-01-15' },
    };
    const bringing = DIGEST_ITEM_KINDS.filter((kind) => composeMail(kind, facts, 'en').calendar);
    expect(bringing).toEqual([
      'TIMELINE_SET',
      'TIMELINE_EXTENDED',
      'TIMELINE_ADVANCED',
      'TIMELINE_RECONFIRMED',
      'TIMELINE_RESUMED',
    ]);
    const outcomeOf = (mail: OutcomeMailKind) => {
      const kind = decisionOf(mail);
      return composeMail(mail, { ...facts, outcome: kind === 'REJECTED' ? { kind, reason: null } : { kind } }, 'en');
    };
    expect(OUTCOME_MAIL_KINDS.filter((kind) => outcomeOf(kind).calendar)).toEqual(['OUTCOME_ADVANCED']);
  });

  it('is left out where the timeline is not known', () => {
    expect(
      composeMail('TIMELINE_SET', sampleFacts({ timeline: { dateNow: day('2026-12-04') } }), 'en').calendar,
    ).toBeNull();
  });

  it('refuses an instant that is none', () => {
    const facts = promising(day('2026-12-04'), {}, { ...ENTRY, revisedAt: 'yesterday' });
    expect(() => composeMail('TIMELINE_SET', facts, 'en')).toThrow();
  });
});

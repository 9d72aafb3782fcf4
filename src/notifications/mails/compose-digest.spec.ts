import { describe, expect, it } from '@jest/globals';
import { markupFaults } from '../../../test/mails/markup-faults.js';
import { SAMPLE_DIGEST } from '../../../test/mails/sample-digest.js';
import { SAMPLE_MAILS, sampleFacts } from '../../../test/mails/sample-mails.js';
import { visible } from '../../../test/mails/visible.js';
import { composeDigest, type DigestItem } from './compose-digest.js';
import { LARGEST_HTML } from './layout/render-mail.js';
import { type DigestItemKind, isOutcome, isReceipt } from './mail-kind.js';
import { MissingFact } from './missing-fact.js';
import { MAIL_LANGUAGES } from './words/mail-languages.js';

const day = (date: string) => ({ date, precision: 'DAY' as const });
const digestOf = (items: readonly DigestItem[], locale = 'en') => composeDigest({ ...SAMPLE_DIGEST, items }, locale);

/** Of each kind that a digest can hold, with its own job. */
const OF_EVERY_KIND: DigestItem[] = SAMPLE_MAILS.filter(({ kind }) => !isOutcome(kind) && !isReceipt(kind)).map(
  ({ kind, facts }, index) => ({ kind: kind as DigestItemKind, facts: { ...facts, job: { title: `Job ${index}` } } }),
);

const many = (count: number, text: string): DigestItem[] =>
  Array.from({ length: count }, () => ({
    kind: 'TIMELINE_EXTENDED' as const,
    facts: sampleFacts({
      job: { title: text },
      stage: text,
      recruiter: { name: text, email: text },
      note: text,
      timeline: { dateBefore: day('2026-12-04'), dateNow: day('2026-12-11'), followUpDate: '2026-12-21' },
    }),
  }));

describe('a digest', () => {
  it('has one greeting, a section for each thing in order, and one footer', () => {
    const { text, html, subject } = composeDigest(SAMPLE_DIGEST, 'en');
    expect(subject).toBe('2 updates from Brightwater Labs: Staff Engineer · Data Analyst');
    expect(text.match(/Hello Ana Ríos,/gu)).toHaveLength(1);
    expect(text.match(/Kind regards/gu)).toHaveLength(1);
    expect(text.match(/You receive this mail/gu)).toHaveLength(1);
    expect(text.indexOf('Staff Engineer: Later than planned')).toBeLessThan(
      text.indexOf('Data Analyst: No decision yet'),
    );
    expect([...html.matchAll(/<h2[^>]*>\s*([^<]*)/gu)]).toHaveLength(2);
  });

  it('tells each kind as the mail about it alone does', () => {
    for (const { locale } of MAIL_LANGUAGES) {
      const { text, html } = digestOf(OF_EVERY_KIND, locale);
      for (const { facts } of OF_EVERY_KIND) {
        expect(text).toContain(facts.job.title);
        expect(visible(html)).toContain(facts.job.title);
      }
      expect(markupFaults(html)).toEqual([]);
    }
  });

  it('begins each section with a capital, since no greeting goes before it', () => {
    expect(composeDigest(SAMPLE_DIGEST, 'de').text.match(/^(?:es|Es) .*$/gmu)).toEqual([
      'es gibt Neues zu Ihren Bewerbungen.',
      'Es geht um Ihre Bewerbung auf die Stelle „Staff Engineer“ bei',
      'Es geht um Ihre Bewerbung auf die Stelle „Data Analyst“ bei',
    ]);
  });

  it('names whom to ask once if it is the same person, else in each section', () => {
    const [first, second] = SAMPLE_DIGEST.items as [DigestItem, DigestItem];
    const asked = (items: DigestItem[]) => digestOf(items).text.match(/If you have a question/gu)?.length;
    expect(asked([first, second])).toBe(2);
    expect(asked([first, { ...second, facts: { ...second.facts, recruiter: first.facts.recruiter } }])).toBe(1);
  });

  it('brings all promised dates in one calendar file', () => {
    const [first] = SAMPLE_DIGEST.items as [DigestItem];
    const other = {
      ...first.facts.timeline.calendarEntry,
      timelineId: 'other',
      revision: 7,
      revisedAt: '2026-12-03T08:00:00Z',
    };
    const second = { ...first, facts: { ...first.facts, timeline: { ...first.facts.timeline, calendarEntry: other } } };
    const { calendar } = digestOf([first, second]);
    expect(calendar?.content.match(/^UID:.*$/gmu)).toEqual(['UID:0198c0de-0000-7000-8000-000000000001', 'UID:other']);
    expect(calendar?.content.match(/BEGIN:VCALENDAR/gu)).toHaveLength(1);
  });

  it('may be declined if nothing in it is more than a reassurance', () => {
    const of = (...kinds: DigestItemKind[]) =>
      digestOf(OF_EVERY_KIND.filter(({ kind }) => kinds.includes(kind))).declinable;
    expect(of('TIMELINE_RECONFIRMED', 'STILL_UNDECIDED')).toBe(true);
    expect(of('TIMELINE_EXTENDED', 'STILL_UNDECIDED')).toBe(false);
  });

  it('of less than two things is a fault of the caller, as is one without its news', () => {
    expect(() => digestOf([])).toThrow(RangeError);
    expect(() => digestOf(SAMPLE_DIGEST.items.slice(0, 1))).toThrow(RangeError);
    expect(() => digestOf([...SAMPLE_DIGEST.items, { kind: 'TIMELINE_SET', facts: sampleFacts({}) }])).toThrow(
      MissingFact,
    );
  });

  it.each([
    ['ten things with nothing but characters to escape', 10, '"'.repeat(6_000)],
    ['ten things in ideographs', 10, '語'.repeat(6_000)],
    ['twenty things of everyday length', 20, 'Senior Staff Engineer'],
  ])('%s stay within what a mail client shows', (_, count, text) => {
    const { html } = digestOf(many(count, text));
    expect(markupFaults(html)).toEqual([]);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(LARGEST_HTML);
    expect(html.match(/<h2/gu)).toHaveLength(count);
  });
});

import { describe, expect, it } from '@jest/globals';
import { markupFaults } from '../../test/mails/markup-faults.js';
import { SAMPLE_DIGEST, SAMPLE_DIGEST_OF_THREE } from '../../test/mails/sample-digest.js';
import { SAMPLE_MAILS, sampleFacts } from '../../test/mails/sample-mails.js';
import { visible } from '../../test/mails/visible.js';
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
      stage: { en: text },
      recruiter: { name: text, email: text },
      note: { text, author: text, locale: null },
      timeline: { dateBefore: day('2026-12-04'), dateNow: day('2026-12-11') },
    }),
  }));

describe('a digest', () => {
  it('has one greeting, a section for each thing, the worst first, and one footer', () => {
    const { text, html } = composeDigest(SAMPLE_DIGEST, 'en');
    expect(text.match(/Hello Ana Ríos,/gu)).toHaveLength(1);
    expect(text.match(/Kind regards/gu)).toHaveLength(1);
    expect(text.match(/You are getting this email/gu)).toHaveLength(1);
    expect(text.indexOf('Data Analyst: No decision yet')).toBeLessThan(text.indexOf('Staff Engineer: Decision moved'));
    expect([...html.matchAll(/<h2[^>]*>\s*([^<]*)/gu)]).toHaveLength(2);
    expect(composeDigest({ ...SAMPLE_DIGEST, items: [...SAMPLE_DIGEST.items].reverse() }, 'en').text).toBe(text);
  });

  it('leads with the worst news, and says how much more there is', () => {
    expect(composeDigest(SAMPLE_DIGEST, 'en').subject).toBe(
      'No decision yet, next update by 15 Dec: Data Analyst (+1)',
    );
    expect(composeDigest(SAMPLE_DIGEST, 'en').preheader).toBe('Staff Engineer: Decision moved to 11 December 2026');
    expect(composeDigest(SAMPLE_DIGEST_OF_THREE, 'en').subject).toBe(
      'On hold, continues on 15 Jan: Staff Engineer (+2)',
    );
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
      'Es geht um Ihre Bewerbung auf die Stelle „Data Analyst“ bei',
      'Es geht um Ihre Bewerbung auf die Stelle „Staff Engineer“ bei',
    ]);
  });

  it('names whom to ask once if it is the same person, who then signs; else in each section', () => {
    const [first, second] = SAMPLE_DIGEST.items as [DigestItem, DigestItem];
    const asked = (items: DigestItem[]) => digestOf(items).text.match(/If you have a question/gu)?.length;
    const one = [first, { ...second, facts: { ...second.facts, recruiter: first.facts.recruiter } }];
    expect(asked([first, second])).toBe(2);
    expect(asked(one)).toBe(1);
    expect(digestOf(one).text).toContain('Kind regards,\nSam Lee\nBrightwater Labs\n');
    expect(digestOf([first, second]).text).toContain('Kind regards,\nBrightwater Labs\n');
    // A reply reaches one of them, who is not to be asked about the other's job.
    expect(digestOf([first, second]).text).not.toContain('reply to this email');
  });

  it('brings a calendar file for each day that changes: one entry and one method in each', () => {
    const { calendars } = composeDigest(SAMPLE_DIGEST_OF_THREE, 'en');
    expect(calendars.map(({ filename, method }) => [filename, method])).toEqual([
      ['date-1.ics', 'CANCEL'],
      ['date-2.ics', 'PUBLISH'],
      ['date-3.ics', 'PUBLISH'],
    ]);
    for (const { content, method } of calendars) {
      expect(content.match(/BEGIN:VEVENT/gu)).toHaveLength(1);
      expect(content.match(/^METHOD:.*$/gmu)).toEqual([`METHOD:${method}`]);
    }
    expect(new Set(calendars.map(({ content }) => /^UID:.*$/mu.exec(content)?.[0])).size).toBe(3);
  });

  it('carries what the organization puts below every mail', () => {
    const footers = { en: { legal: 'HRB 123456 B', privacyUrl: 'https://b.example/privacy', dataRetention: null } };
    const organization = { ...SAMPLE_DIGEST.organization, footers };
    const { text, html } = composeDigest({ ...SAMPLE_DIGEST, organization }, 'de');
    for (const part of [text, html]) {
      expect(part).toContain('HRB 123456 B');
      expect(part).toContain('https://b.example/privacy');
    }
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

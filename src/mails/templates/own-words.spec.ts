import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { markupFaults } from '../../../test/mails/markup-faults.js';
import { SAMPLE_MAILS, sampleFacts } from '../../../test/mails/sample-mails.js';
import { visible } from '../../../test/mails/visible.js';
import { anyCharacter } from '../../../test/support/any-character.js';
import { linkNames } from '../../platform/mail-links/mail-links.js';
import { composeMail } from '../compose-mail.js';
import { LARGEST_HTML } from '../layout/render-mail.js';
import { MAIL_KINDS } from '../mail-kind.js';
import { MAIL_LANGUAGES } from '../words/mail-languages.js';
import { edgeMails } from './edge-facts.js';
import type { MailTemplate } from './mail-template.js';

const FACTS = sampleFacts({
  timeline: {
    dateBefore: { date: '2026-12-04', precision: 'DAY' },
    dateNow: { date: '2026-12-11', precision: 'WEEK' },
  },
});

const compose = (template: MailTemplate, facts = FACTS, locale = 'en') =>
  composeMail('TIMELINE_EXTENDED', facts, locale, template);

/** What stands below the signature mark: why it was sent, what can be chosen, what the law asks for. */
const endOf = (text: string) => text.slice(text.indexOf('\n-- \n'));

const paragraphs = (text: string) => text.split('\n\n').map((paragraph) => paragraph.replace(/\n/gu, ' '));

describe("an organization's own words", () => {
  it('stand around the news', () => {
    const { subject, text } = compose({
      subject: '{jobTitle}: news for {candidateName}',
      greeting: 'Hi {candidateName}!',
      opening: 'It is {organizationName} again.\n\nThank you for your patience,\nand your time.',
      closing: 'Until {date}, {recruiterName, select, none {we are} other {{recruiterName} is}} here for you.',
      signOff: 'Yours',
    });
    expect(subject).toBe('Staff Engineer: news for Ana Ríos');
    expect(paragraphs(text)).toEqual([
      expect.stringMatching(/^Decision moved to the week of 7 December 2026 -+$/u),
      'Hi Ana Ríos!',
      'It is Brightwater Labs again.',
      'Thank you for your patience, and your time.',
      expect.stringMatching(/^This is about your application/u),
      expect.stringMatching(/^You will hear our decision/u),
      expect.stringMatching(/^If this date moves/u),
      expect.stringMatching(/^Your application is still open/u),
      expect.stringMatching(/^Role: Staff Engineer/u),
      'Until the week of 7 December 2026, Sam Lee is here for you.',
      expect.stringMatching(/^If you have a question/u),
      'See where you stand {{link:status}}',
      'Yours Sam Lee Brightwater Labs',
      expect.stringMatching(/^-- /u),
    ]);
  });

  it('take the choice that fits the facts', () => {
    const opening = '{stage, select, Interview {A} none {B} other {C {stage}}}';
    const said = (stage: string | null) =>
      paragraphs(compose({ opening }, { ...FACTS, stage: stage === null ? null : { en: stage } }).text)[2];
    expect([said('Interview'), said(null), said('Team day')]).toEqual(['A', 'B', 'C Team day']);
    expect(said('none')).toBe('C none');
  });

  it('are left out where nothing is left of them', () => {
    const opening = '{stage, select, none {} other {After the stage {stage}:}}';
    expect(compose({ opening }, { ...FACTS, stage: null }).text).toBe(compose({}, { ...FACTS, stage: null }).text);
  });

  it.each([
    ['a fact that is missing', { greeting: 'Hello from {recruiterName}' }],
    ['a placeholder that is none', { greeting: 'Hello {firstName}' }],
    ['braces that do not match', { greeting: 'Hello {' }],
    ['markup', { greeting: '<b>Hello</b>' }],
    ['a megabyte', { greeting: 'x'.repeat(1_000_000), opening: '{'.repeat(1_000_000) }],
  ])('give way to the standard ones for %s: the mail has to go', (_, template) => {
    const facts = { ...FACTS, recruiter: null };
    expect(compose(template, facts)).toEqual(compose({}, facts));
  });

  it('are printed as they are: an apostrophe hides no placeholder', () => {
    expect(compose({ greeting: "L'{organizationName} says 'hello'" }).text).toContain(
      'L’Brightwater Labs says ’hello’',
    );
  });

  it('give the next sentence its capital where no greeting with a comma goes before it', () => {
    const first = (template: MailTemplate) =>
      paragraphs(compose(template, FACTS, 'de').text).find((each) => /^es geht/iu.test(each));
    expect(first({})).toMatch(/^es geht/u);
    expect(first({ greeting: 'Hallo {candidateName},' })).toMatch(/^es geht/u);
    expect(first({ greeting: 'Hallo {candidateName}!' })).toMatch(/^Es geht/u);
    expect(first({ opening: 'Vielen Dank.' })).toMatch(/^Es geht/u);
  });

  it.each([
    ['CRLF and a Bcc', 'News\r\nBcc: b@y.example', 'News Bcc: b@y.example'],
    ['U+2028', 'News\u2028Bcc: b@y.example', 'News Bcc: b@y.example'],
    ['NUL', 'Ne\0ws', 'News'],
    ['a lone surrogate', 'Ne\uD800ws', 'News'],
    ['a right-to-left override', 'Ne\u202Ews', 'News'],
  ])('are one clean line in a subject: %s', (_, source, subject) => {
    expect(compose({ subject: source }).subject).toBe(subject);
  });

  it.each(['-- ', '--\u00A0', 'Thank you.\n\n-- \n\nBye.', '\n-- \n'])(
    'cannot hide what stands below them behind a mark of a signature: %j',
    (words) => {
      const legal = 'Brightwater Labs GmbH, HRB 123456 B';
      const footers = { en: { legal, privacyUrl: 'https://b.example/privacy', dataRetention: null } };
      const facts = { ...FACTS, organization: { ...FACTS.organization, footers } };
      const { text, html } = compose({ opening: words, closing: words, greeting: words, signOff: words }, facts);
      expect(text.match(/^-- $/gmu)).toHaveLength(1);
      expect(text.indexOf('\n-- \n')).toBeGreaterThan(text.indexOf('If you have a question'));
      for (const part of [endOf(text), html]) {
        expect(part).toContain(legal);
        expect(part).toContain('https://b.example/privacy');
        expect(part).toContain('{{link:preferences}}');
      }
    },
  );

  it('put a hostile name nowhere but where a name belongs', () => {
    const hostile = { ...FACTS, candidate: { fullName: '{jobTitle}\r\nBcc: b@y.example <script>' } };
    const mail = compose(
      { subject: '{candidateName}', greeting: '{candidateName}', opening: '{candidateName}' },
      hostile,
    );
    expect(mail.subject).toBe('{jobTitle} Bcc: b@y.example <script>');
    expect(mail.html).not.toContain('<script>');
    expect(visible(mail.html)).toContain('{jobTitle} Bcc: b@y.example <script>');
  });
});

describe('whatever the words', () => {
  const pieces = fc.constantFrom(
    '{candidateName}',
    '{date}',
    '{previousDate}',
    '{stage, select, none {} other {{stage}}}',
    'words ',
    '"&<>',
    '{',
    '}',
    '\n\n',
    '\u202E',
    '{{link:preferences}}',
    '\uFDD0preferences\uFDD1',
    '-- ',
    '\uFDD2',
  );
  const source = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 300 }),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
  );
  const template = fc.record({ subject: source, greeting: source, opening: source, closing: source, signOff: source });

  it('facts, next step and link stand, and the mail is sound', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MAIL_KINDS),
        fc.constantFrom(...MAIL_LANGUAGES.map(({ locale }) => locale)),
        template,
        (kind, locale, own) => {
          for (const { kind: mailKind, facts } of edgeMails(kind)) {
            const standard = composeMail(mailKind, facts, locale);
            const mail = composeMail(mailKind, facts, locale, own);
            expect(mailKind).toBe(kind);
            expect(markupFaults(mail.html)).toEqual([]);
            expect(Buffer.byteLength(mail.html)).toBeLessThan(LARGEST_HTML);
            expect(linkNames(mail)).toEqual(linkNames(standard));
            expect(endOf(mail.text)).toBe(endOf(standard.text));
            expect(mail.text.match(/^-- $/gmu)).toHaveLength(1);
            expect(mail.subject).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
            expect([mail.preheader, mail.calendars]).toEqual([standard.preheader, standard.calendars]);
            // All after the greeting but the first letter of the news, and up to the words at the end.
            const kept = standard.text.split('\n\n').slice(3, -3);
            for (const paragraph of kept) expect(mail.text).toContain(paragraph);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has samples of every kind that can be put into words', () => {
    const kinds = new Set(SAMPLE_MAILS.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([...MAIL_KINDS].sort());
  });
});

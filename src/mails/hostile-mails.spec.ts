import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { markupFaults } from '../../test/mails/markup-faults.js';
import { SAMPLE_FACTS } from '../../test/mails/sample-mails.js';
import { visible } from '../../test/mails/visible.js';
import { anyCharacter } from '../../test/support/any-character.js';
import { linkNames } from '../platform/mail-links/mail-links.js';
import { LONGEST_NOTE } from './clean-text.js';
import { composeMail } from './compose-mail.js';
import type { RenderedMail } from './layout/render-mail.js';
import { columnsOf } from './layout/split-words.js';
import { CANDIDATE_ACTS, MAIL_REASONS, type MailFacts } from './mail-facts.js';
import { isOutcome, isReceipt, MAIL_KINDS, outcomeMail, receiptMail } from './mail-kind.js';
import { MAIL_LANGUAGES } from './words/mail-languages.js';
import { SUBJECT_COLUMNS } from './words/mail-subject.js';

/** Everything that must never reach a header: controls, separators, lone surrogates, bidi overrides and isolates. */
const UNSAFE_IN_A_LINE = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
/** RFC 5321, without the line break. */
const LONGEST_LINE = 998;

/** In every language, as an organization would write it. */
function inEveryLanguage<Words>(words: Words): Record<string, Words> {
  return Object.fromEntries(MAIL_LANGUAGES.map(({ locale }) => [locale, words]));
}

function everywhere(text: string): MailFacts {
  return {
    ...SAMPLE_FACTS,
    organization: {
      name: text,
      colour: text,
      logoUrl: text,
      replyTo: text,
      locale: text,
      footers: inEveryLanguage({ legal: text, privacyUrl: text, dataRetention: text }),
    },
    candidate: { fullName: text, greetingName: text },
    job: { title: text },
    stage: inEveryLanguage(text),
    recruiter: { name: text, email: text },
    note: { text, author: text, locale: text },
    timeline: { ...SAMPLE_FACTS.timeline, dateNow: { date: '2026-12-04', precision: 'DAY' } },
  };
}

/** The marks that we put around a name, each with its end. */
function withoutOwnIsolates(text: string): string {
  return text.replace(/\u2068([^\u2068\u2069]*)\u2069/gu, '$1');
}

function expectSound({ subject, preheader, text, html }: RenderedMail): void {
  expect(subject).not.toMatch(UNSAFE_IN_A_LINE);
  expect(preheader).not.toMatch(UNSAFE_IN_A_LINE);
  expect(withoutOwnIsolates(text).replaceAll('\n', '')).not.toMatch(UNSAFE_IN_A_LINE);
  expect(withoutOwnIsolates(html).replaceAll('\n', '')).not.toMatch(UNSAFE_IN_A_LINE);
  expect(markupFaults(html)).toEqual([]);
  expect(linkNames({ text, html })).toEqual(text.includes('{{link:') ? ['status', 'preferences'] : []);
  const targets = [...html.matchAll(/href="([^"]*)"/gu)].map(([, target = '']) => target);
  expect(targets.filter((target) => !/^(?:mailto:|https:|\{\{link:(?:status|preferences)\}\}$)/u.test(target))).toEqual(
    [],
  );
  const tooLong = `${text}\n${html}`.split('\n').filter((line) => Buffer.byteLength(line) > LONGEST_LINE);
  expect(tooLong).toEqual([]);
  expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  expect(Buffer.byteLength(text)).toBeLessThan(100_000);
}

describe('hostile facts', () => {
  it.each([
    ['CRLF and a Bcc', 'Ana\r\nBcc: b@y.example', 'Ana Bcc: b@y.example'],
    ['a lone CR', 'Ana\rRíos', 'Ana Ríos'],
    ['NUL', 'Ana\0Ríos', 'AnaRíos'],
    ['U+2028', 'Ana\u2028Ríos', 'Ana Ríos'],
    ['U+2029', 'Ana\u2029Ríos', 'Ana Ríos'],
    ['a lone surrogate', 'Ana\uD800Ríos', 'AnaRíos'],
    ['a right-to-left override', 'Ana\u202Esoír\u202C', 'Anasoír'],
    ['an isolate', '\u2067Ana\u2069', 'Ana'],
    ['an escape sequence', 'Ana\u001B[31m', 'Ana[31m'],
    ['an address in the name', 'Ana <b@y.example>', 'Ana <b@y.example>'],
    ['two addresses', '"a@x, b@y"', '"a@x, b@y"'],
    ['a line of one dot', '.', '.'],
    ['a template of code', '{{constructor.constructor}}', '{{constructor.constructor}}'],
    ['a template block', '{{#each}}', '{{#each}}'],
    ['an ICU argument', "{name} '{job}' # {n, plural, other {#}}", "{name} '{job}' # {n, plural, other {#}}"],
    ['an unclosed ICU argument', "it's {", "it's {"],
    ['a script', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['an attribute', '"><img src=x onerror=alert(1)>', '"><img src=x onerror=alert(1)>'],
    ['a comment', '--><!-- <![endif]-->', '--><!-- <![endif]-->'],
    ['an address of code', 'javascript:alert(1)', 'javascript:alert(1)'],
    ['an entity', '&lt;b&gt; &amp;', '&lt;b&gt; &amp;'],
    ['a name from right to left', 'דוד לוי', 'דוד לוי'],
    ['a name of joined emoji', '👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
  ])('%s is shown as it was typed and does nothing', (_, typed, shown) => {
    for (const { locale } of MAIL_LANGUAGES) {
      const mail = composeMail('TIMELINE_SET', everywhere(typed), locale);
      expectSound(mail);
      // A long title shares its subject with the news: it keeps its start.
      expect(mail.subject).toContain(shown.slice(0, 12));
      expectSound(
        composeMail('TIMELINE_SET', { ...everywhere(typed), candidate: { fullName: '', salutation: typed } }, locale),
      );
      expectSound(
        composeMail('OUTCOME_REJECTED', { ...everywhere(typed), outcome: { kind: 'REJECTED', reason: null } }, locale),
      );
      expect(mail.text).toContain(shown);
      expect(visible(mail.html)).toContain(shown);
      expect(mail.html).not.toMatch(/<(?:script|img)/u);
    }
  });

  it.each([
    ['{{link:preferences}}', '{ {link:preferences}}'],
    ['{{{link:preferences}}}', '{{ {link:preferences}}}'],
    ['{{link:elsewhere}}', '{ {link:elsewhere}}'],
    ['{{li\0nk:preferences}}', '{ {link:preferences}}'],
    ['{\u2068{link:preferences}}', '{ {link:preferences}}'],
  ])('%j leads nowhere, and is shown', (typed, shown) => {
    const mail = composeMail('TIMELINE_SET', everywhere(typed), 'en');
    expectSound(mail);
    expect(mail.text.match(/\{\{link:/gu)).toHaveLength(2);
    expect(mail.html.match(/\{\{link:/gu)).toHaveLength(2);
    expect(mail.text).toContain(shown);
    expect(visible(mail.html)).toContain(shown.replace('{ {link', '{{link'));
  });

  it('a link cannot be put together of two names', () => {
    const note = { text: ':preferences}}', author: '{{link', locale: null };
    const facts = { ...everywhere('x'), candidate: { fullName: '{{link' }, note };
    const template = { opening: '{candidateName}:preferences}' };
    expectSound(composeMail('TIMELINE_SET', facts, 'en', template));
    const joined = composeMail('TIMELINE_SET', { ...facts, job: { title: ':preferences}}' } }, 'en', {
      opening: '{candidateName}{jobTitle}',
    });
    expectSound(joined);
    expect(joined.text).toContain('{ {link:preferences}}');
  });

  it('an address cannot add fields to the mail it opens', () => {
    const facts = { ...everywhere('x'), recruiter: { name: 'Sam', email: 'a@x.example?bcc=b@y.example&body="hi"' } };
    const { html } = composeMail('TIMELINE_SET', facts, 'en');
    expect(html).toContain('href="mailto:a@x.example%3Fbcc%3Db@y.example%26body%3D%22hi%22"');
  });

  it.each([
    'http://b.example/a.png',
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    'https://u:p@b.example/a',
    '//b',
  ])('the logo %s is left out', (logoUrl) => {
    const facts = { ...everywhere('x'), organization: { name: 'Brightwater Labs', logoUrl } };
    expect(composeMail('TIMELINE_SET', facts, 'en').html).not.toContain('<img');
  });

  it.each([
    ['a name of 120 letters without a space', 'x'.repeat(120)],
    ['a name of 120 letters with spaces', 'Anastasia '.repeat(12).trim()],
    ['120 quotation marks', '"'.repeat(120)],
    ['120 ideographs', '語'.repeat(120)],
  ])('%s is written whole, and shortened in the subject', (_, name) => {
    const mail = composeMail('TIMELINE_SET', everywhere(name), 'en');
    expectSound(mail);
    expect(mail.text.replace(/\s/gu, '')).toContain(name.replaceAll(' ', ''));
    expect(visible(mail.html).replaceAll('\n', ' ')).toContain(name);
    expect(columnsOf(mail.subject)).toBeLessThanOrEqual(SUBJECT_COLUMNS);
    expect(mail.subject).toMatch(/…$/u);
  });

  it.each([
    ['1 MB of letters', 'x'.repeat(1_000_000)],
    ['1 MB of characters to escape', '"'.repeat(1_000_000)],
    ['1 MB of combining marks', `e${'\u0301'.repeat(1_000_000)}`],
    ['1 MB of line breaks', '\n'.repeat(1_000_000)],
    ['1 MB of words', 'ab '.repeat(333_333)],
    ['a note of emoji', '🙂'.repeat(LONGEST_NOTE)],
  ])('%s still gives a mail of decent size', (_, text) => {
    expectSound(composeMail('TIMELINE_SET', everywhere(text), 'en'));
  });

  it('a note keeps its paragraphs', () => {
    const facts = { ...everywhere('x'), note: { text: 'One\r\nTwo\r\r\rThree\u2029Four', author: null, locale: null } };
    const { text, html } = composeMail('TIMELINE_SET', facts, 'en');
    expect(text).toContain('  One\n  Two\n\n  Three\n  Four\n');
    expect(html).toContain('One<br>\nTwo</p>');
    expect(html).toContain('Three<br>\nFour</p>');
  });
});

describe('whatever the facts', () => {
  const typed = fc
    .oneof(
      fc.string({ maxLength: 60 }),
      fc.string({ unit: anyCharacter, maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom('{', "'", '<', '#', '{a, select, other {', '\r\n', '\uDC00', '{{link:x}}'),
    )
    .filter((text) => !/undefined|null|\[object|NaN/u.test(text));
  const date = fc
    .date({ min: new Date('2024-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((instant) => instant.toISOString().slice(0, 10));
  const promised = fc.record({ date, precision: fc.constantFrom('DAY' as const, 'WEEK' as const, 'MONTH' as const) });
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
  const tag = fc.oneof(fc.constantFrom(...MAIL_LANGUAGES.map(({ locale }) => locale), 'es-MX', '__proto__'), typed);
  const byLanguage = <Words>(words: fc.Arbitrary<Words>) =>
    fc.dictionary(tag, words, { maxKeys: 3, noNullPrototype: false });
  const url = fc.oneof(typed, fc.webUrl({ validSchemes: ['https', 'http'], withQueryParameters: true }));
  const facts: fc.Arbitrary<MailFacts> = fc.record({
    organization: fc.record({
      name: typed,
      colour: maybe(typed),
      logoUrl: maybe(url),
      replyTo: maybe(fc.oneof(typed, fc.emailAddress())),
      locale: maybe(tag),
      footers: byLanguage(fc.record({ legal: maybe(typed), privacyUrl: maybe(url), dataRetention: maybe(typed) })),
    }),
    candidate: fc.record({ fullName: typed, greetingName: maybe(typed), salutation: maybe(typed) }),
    job: fc.record({ title: typed }),
    stage: maybe(byLanguage(typed)),
    recruiter: maybe(fc.record({ name: typed, email: fc.oneof(typed, fc.emailAddress()) })),
    timeline: fc.record({
      milestone: fc.constantFrom('DECISION' as const, 'NEXT_STEP' as const),
      dateBefore: maybe(promised),
      dateNow: promised,
      holdUntil: date,
    }),
    reason: maybe(fc.constantFrom(...MAIL_REASONS)),
    note: maybe(fc.record({ text: typed, author: maybe(typed), locale: maybe(typed) })),
    slipNumber: fc.integer({ min: -1, max: 1_000 }),
    dateBeforeIsOver: fc.boolean(),
    outcome: fc.oneof(
      fc.constantFrom({ kind: 'HIRED' as const }, { kind: 'ADVANCED' as const }),
      fc.record({
        kind: fc.constant('REJECTED' as const),
        reason: fc.constantFrom('POSITION_FILLED' as const, 'POSITION_CANCELLED' as const, 'OTHER' as const, null),
      }),
    ),
    corrects: fc.constantFrom('HIRED' as const, 'REJECTED' as const, 'ADVANCED' as const, null),
    nextWordOn: date,
    noteNumber: fc.integer({ min: 0, max: 100 }),
    lastNote: fc.boolean(),
    holdEndedOn: maybe(date),
    receipt: fc.record({ act: fc.constantFrom(...CANDIDATE_ACTS), deadline: date }),
  });
  const template = fc.record(
    { subject: typed, greeting: typed, opening: typed, closing: typed, signOff: typed },
    { requiredKeys: [] },
  );
  const locale = fc.oneof(
    fc.constantFrom('en', 'de-AT', 'en-US', 'fr', 'es', 'ja', 'ar-EG', 'x', ''),
    fc.string({ maxLength: 12 }),
  );

  it('a mail is sound and never shows what a program says for nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MAIL_KINDS), facts, locale, maybe(template), (drawn, known, reader, own) => {
        // An outcome and a receipt are of what the facts say was decided or done.
        const of = isReceipt(drawn) ? receiptMail(known.receipt?.act ?? 'THANK_YOU') : drawn;
        const kind = isOutcome(drawn) ? outcomeMail(known.outcome?.kind ?? 'HIRED') : of;
        const { subject, preheader, text, html, ...mail } = composeMail(kind, known, reader, own);
        expectSound({ subject, preheader, text, html, ...mail });
        for (const part of [subject, preheader, text, html])
          expect(part).not.toMatch(/undefined|null|\[object|NaN|Invalid Date/u);
      }),
      { numRuns: 200 },
    );
  });
});

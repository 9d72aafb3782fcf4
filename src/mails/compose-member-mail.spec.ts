import { describe, expect, it } from '@jest/globals';
import { markupFaults } from '../../test/mails/markup-faults.js';
import { SAMPLE_ITEMS, SAMPLE_MEMBER_MAILS, SAMPLE_UNREACHABLE } from '../../test/mails/sample-member-mails.js';
import { visible } from '../../test/mails/visible.js';
import { linkNames } from '../platform/mail-links/mail-links.js';
import { itemRow } from './bodies/member-items.js';
import { composeMemberMail } from './compose-member-mail.js';
import { LARGEST_HTML } from './layout/render-mail.js';
import { MEMBER_ITEM_KINDS, type MemberItem, type MemberItemKind } from './member-facts.js';
import { readerOf } from './words/mail-languages.js';
import { wordsFor } from './words/mail-words.js';

const organization = { name: 'Brightwater Labs' };
const member = { fullName: 'Sam Lee' };

const digestOf = (items: readonly MemberItem[], locale = 'en') =>
  composeMemberMail('MEMBER_DIGEST', { organization, member, items }, locale);

/** The second-rank headings, as the text part shows them. */
const headings = (text: string) => [...text.matchAll(/^(.+)\n-+$/gmu)].map(([, heading]) => heading).slice(1);

const of = (...kinds: MemberItemKind[]) => SAMPLE_ITEMS.filter(({ kind }) => kinds.includes(kind));

const unwrapped = (text: string) => text.replace(/\s+/gu, ' ');

const repeated = (count: number, change: (item: MemberItem) => MemberItem = (item) => item): MemberItem[] =>
  MEMBER_ITEM_KINDS.flatMap((kind) => {
    const item = SAMPLE_ITEMS.find((each) => each.kind === kind);
    return item ? Array.from({ length: count }, () => change(item)) : [];
  });

describe("a member's digest", () => {
  it('shows the worst for a candidate first, whatever the order given', () => {
    expect(headings(digestOf(SAMPLE_ITEMS).text)).toEqual([
      '4 candidates still to be told',
      '1 candidate to be told that it goes on',
      '1 candidate waits for an answer',
      '2 calls promised (first today)',
      '2 calls to make',
      '1 date overdue for days',
      '2 dates overdue',
      '2 new dates needed',
      '1 hold about to end',
      '4 messages to approve',
      '3 dates due',
      '2 dates to confirm',
      '1 candidate without contact',
      '1 message from a candidate',
    ]);
    expect(headings(digestOf([...SAMPLE_ITEMS].reverse()).text)).toEqual(headings(digestOf(SAMPLE_ITEMS).text));
  });

  it('counts in its subject, the most urgent first, and before it is opened', () => {
    const { subject, preheader } = digestOf(SAMPLE_ITEMS);
    expect(subject).toBe('4 candidates still to be told, and 23 more');
    expect(preheader).toContain('2 dates overdue');
    expect(digestOf(of('OVERDUE', 'CALL_NEEDED')).subject).toBe('2 calls to make and 2 dates overdue');
    expect(digestOf(of('OVERDUE').slice(0, 1)).subject).toBe('1 date overdue');
  });

  it('says in its subject that a person was promised for today, or is late', () => {
    const [ahead, today] = of('CALL_PROMISED') as MemberItem<'CALL_PROMISED'>[];
    const subjectOf = (...items: (MemberItem | undefined)[]) => digestOf(items.flatMap((item) => item ?? [])).subject;
    expect(subjectOf(today)).toBe('1 call promised for today');
    expect(subjectOf(ahead)).toBe('1 call promised');
    expect(subjectOf(ahead && { ...ahead, businessDaysAhead: -1 }, today)).toBe('2 calls promised (first overdue)');
    expect(unwrapped(digestOf(of('CALL_PROMISED')).text)).toContain(
      'We promised Ken Sato a call or a personal message by Friday 4 December 2026.',
    );
  });

  it('shows the last days first of what has a day to be kept', () => {
    const { text } = digestOf(of('DECISION_DUE'));
    const left = text.match(/Last business day|\d business days? left/gu);
    expect(left).toEqual(['Last business day', '1 business day left', '2 business days left']);
    expect(digestOf(of('CALL_PROMISED')).text.match(/^(?:Ken Sato|Pia Lund)$/gmu)).toEqual(['Ken Sato', 'Pia Lund']);
  });

  it('says of each how to reach them, on a phone with a touch', () => {
    const { text, html } = digestOf(SAMPLE_ITEMS);
    for (const { candidate } of SAMPLE_ITEMS) {
      expect(html).toContain(`href="mailto:${candidate.email}"`);
      expect(text).toContain(`  ${candidate.email}\n`);
      if (candidate.phone) expect(html).toContain(`href="tel:${candidate.phone.replaceAll(' ', '')}"`);
    }
  });

  it('leads from a row to where it is answered, to the application in the system of the organization, and nowhere else', () => {
    const mail = digestOf(SAMPLE_ITEMS);
    expect(linkNames(mail)).toEqual(['answer']);
    const led = SAMPLE_ITEMS.flatMap(({ atsUrl }) => atsUrl ?? []);
    expect(led.length).toBeGreaterThan(5);
    expect([...mail.html.matchAll(/href="(https:[^"]*)"/gu)].map(([, url]) => url).sort()).toEqual([...led].sort());
    expect(mail.text.match(/^ +https:.*$/gmu)).toHaveLength(led.length);
    expect(mail.text.match(/^ +\{\{link:answer\}\}\/[\w-]{36}$/gmu)).toHaveLength(SAMPLE_ITEMS.length);
  });

  it.each(['http://ats.example/1', 'javascript:alert(1)', 'https://u:p@ats.example/1', '{{link:preferences}}'])(
    'leads nowhere by %s, and says what to do all the same',
    (atsUrl) => {
      const mail = digestOf(of('OVERDUE').map((item) => ({ ...item, atsUrl, answerBelow: null })));
      expect(mail.html).not.toMatch(/href="(?!mailto:|tel:)/u);
      expect(linkNames(mail)).toEqual([]);
      for (const part of [mail.text, visible(mail.html)])
        expect(part).toContain('Record a decision, or set a new date');
    },
  );

  it('says of each row what happens if nobody acts', () => {
    const last = (item: MemberItem) => unwrapped(digestOf([item]).text);
    for (const item of SAMPLE_ITEMS) {
      const { otherwise } = itemRow(item, wordsFor(readerOf('en')));
      expect(otherwise).not.toBe('');
      expect(last(item)).toContain(unwrapped(otherwise.replace(/[\u2068\u2069\uFDD2\uFDD3]/gu, '')));
    }
  });

  it('tells a message that leaves by itself from one that waits, and shows both', () => {
    const texts = of('MESSAGE_AWAITS_APPROVAL').map((item) => unwrapped(digestOf([item]).text));
    expect(texts.map((text) => /It (?:does not leave|leaves)[^.]*\./u.exec(text)?.[0])).toEqual([
      'It does not leave until you approve it.',
      'It leaves by itself on Friday 4 December 2026 at 09:10, unless you stop it.',
      'It leaves by itself, unless you stop it.',
      'It does not leave until you approve it.',
    ]);
    expect(texts[0]).toContain('What it says is over on Monday 7 December 2026.');
    expect(texts[1]).toContain('It will take longer than we told you.');
  });

  it('shows of a waiting message what the candidate would read, and none of their links', () => {
    const [item] = of('MESSAGE_AWAITS_APPROVAL') as MemberItem<'MESSAGE_AWAITS_APPROVAL'>[];
    if (!item) throw new Error('no sample');
    const text = 'Hello,\n\nWe decided.\n\n-- \nEmail preferences\n{{link:preferences}}\n';
    const mail = digestOf([{ ...item, text }]);
    expect(linkNames(mail)).toEqual(['answer']);
    expect(mail.text).toContain('    We decided.\n');
    expect(mail.text + mail.html).not.toContain('Email preferences');
  });

  it('shows 25 rows of a section and counts the rest', () => {
    const [item] = of('OVERDUE');
    const { text, html } = digestOf(item ? Array.from({ length: 37 }, () => item) : []);
    expect(text.match(/^Yuki Tanaka$/gmu)).toHaveLength(25);
    for (const part of [text, visible(html)]) expect(part).toContain('and 12 more');
    expect(headings(text)).toEqual(['37 dates overdue']);
  });

  it.each([
    ['forty of each kind', repeated(40)],
    [
      'forty of each kind with names of 6,000 characters to escape',
      repeated(40, (item) => ({
        ...item,
        candidate: { fullName: '"'.repeat(6_000), email: '"'.repeat(6_000), phone: '"'.repeat(6_000) },
        job: { title: '"'.repeat(6_000) },
        stage: '"'.repeat(6_000),
        recruiterName: '"'.repeat(6_000),
      })),
    ],
  ])('of %s stays within what a mail client shows, and counts them all', (_, items) => {
    const { html, text, subject } = digestOf(items);
    expect(markupFaults(html)).toEqual([]);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(LARGEST_HTML);
    expect(subject).toBe('40 candidates still to be told, and 520 more');
    expect(headings(text)).toHaveLength(MEMBER_ITEM_KINDS.length);
    expect(text).toContain('40 dates overdue');
  });

  it('of nothing is a fault of the caller', () => {
    expect(() => digestOf([])).toThrow(RangeError);
  });
});

describe('a mail to a member, at once', () => {
  it('says whom we could not reach, where, and with what', () => {
    const sample = SAMPLE_MEMBER_MAILS.find(({ kind }) => kind === 'CANDIDATE_UNREACHABLE');
    if (sample?.kind !== 'CANDIDATE_UNREACHABLE') throw new Error('no sample');
    const { subject, text } = composeMemberMail(sample.kind, sample.facts, 'en');
    expect(subject).toBe('We could not reach Ana Ríos: Staff Engineer');
    expect(text).toContain('Please call Ana Ríos');
    expect(text).toContain('Address: ana@example.test');
    expect(text.replace(/\s+/gu, ' ')).toContain('Not delivered: Decision moved to 11 Dec');
  });

  it('says of each what it means that a mail did not arrive, and how to reach them without', () => {
    const around = {
      organization: { name: 'Brightwater Labs', colour: null, logoUrl: null },
      member: { fullName: 'Sam' },
    };
    const compose = (items: typeof SAMPLE_UNREACHABLE) =>
      composeMemberMail('CANDIDATE_UNREACHABLE', { ...around, items }, 'en');
    const { subject, text, html } = compose(SAMPLE_UNREACHABLE);
    expect(subject).toBe('4 candidates did not get our emails');
    for (const said of [
      'address does not work',
      'the address may be right',
      'the way we send emails',
      'does not say clearly why',
    ])
      expect(unwrapped(text)).toContain(said);
    expect(html).not.toContain('mailto:');
    expect(html.match(/href="tel:/gu)).toHaveLength(
      SAMPLE_UNREACHABLE.filter(({ candidate }) => candidate.phone).length,
    );
    expect(() => compose([])).toThrow(RangeError);
  });

  it('names the deadline of another offer in its subject, and repeats what the candidate wrote', () => {
    const sample = SAMPLE_MEMBER_MAILS.find(({ name }) => name === 'candidate-acted');
    if (sample?.kind !== 'CANDIDATE_ACTED') throw new Error('no sample');
    const { subject, text } = composeMemberMail(sample.kind, sample.facts, 'en');
    expect(subject).toContain('Ana Ríos has another offer, due 11 Dec');
    expect(text).toContain('  I would much rather work with you.');
  });

  it.each([
    'Ana\r\nBcc: b@y.example',
    '{{link:preferences}}',
    '<script>alert(1)</script>',
    '\u202E',
    'x'.repeat(9_000),
  ])('is harmed by no words of others: %j', (typed) => {
    for (const { kind, facts } of SAMPLE_MEMBER_MAILS.filter((each) => each.kind !== 'MEMBER_DIGEST')) {
      const hostile = {
        ...facts,
        candidate: { fullName: typed, email: typed, phone: typed },
        atsUrl: typed,
        job: { title: typed },
        stage: typed,
        recruiterName: typed,
        address: typed,
        answer: typed,
        message: typed,
        undelivered: { subject: typed, sentOn: '2026-12-03' },
        colleague: { fullName: typed, address: typed },
      };
      const items = kind === 'CANDIDATE_UNREACHABLE' ? facts.items.map((item) => ({ ...item, ...hostile })) : [];
      const mail = composeMemberMail(kind, { ...hostile, items } as never, 'en');
      expect(mail.subject).not.toMatch(/[\p{Cc}\u202E\u2068\u2069]/u);
      expect(markupFaults(mail.html)).toEqual([]);
      expect(mail.html).not.toContain('<script');
      expect(linkNames(mail).filter((name) => name !== 'answer')).toEqual([]);
      expect(Buffer.byteLength(mail.html)).toBeLessThan(LARGEST_HTML);
    }
  });
});

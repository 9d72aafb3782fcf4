import { describe, expect, it } from '@jest/globals';
import { markupFaults } from '../../../test/mails/markup-faults.js';
import { SAMPLE_ITEMS, SAMPLE_MEMBER_MAILS, SAMPLE_UNREACHABLE } from '../../../test/mails/sample-member-mails.js';
import { visible } from '../../../test/mails/visible.js';
import { linkNames } from '../../platform/mail-links/mail-links.js';
import { composeMemberMail } from './compose-member-mail.js';
import { LARGEST_HTML } from './layout/render-mail.js';
import { MEMBER_ITEM_KINDS, type MemberItem } from './member-facts.js';

const organization = { name: 'Brightwater Labs' };
const member = { fullName: 'Sam Lee' };

const digestOf = (items: readonly MemberItem[], locale = 'en') =>
  composeMemberMail('MEMBER_DIGEST', { organization, member, items }, locale);

/** The second-rank headings, as the text part shows them. */
const headings = (text: string) => [...text.matchAll(/^(.+)\n-+$/gmu)].map(([, heading]) => heading).slice(1);

const repeated = (count: number, change: (item: MemberItem) => MemberItem = (item) => item): MemberItem[] =>
  MEMBER_ITEM_KINDS.flatMap((kind) => {
    const item = SAMPLE_ITEMS.find((each) => each.kind === kind);
    return item ? Array.from({ length: count }, () => change(item)) : [];
  });

describe("a member's digest", () => {
  it('shows the worst for a candidate first, whatever the order given', () => {
    expect(headings(digestOf(SAMPLE_ITEMS).text)).toEqual([
      '4 decisions not told',
      '2 calls to make',
      '1 long overdue',
      '1 overdue',
      '2 new dates needed',
      '1 message to approve',
      '3 decisions due',
      '2 dates to confirm',
      '1 without news for long',
    ]);
    expect(headings(digestOf([...SAMPLE_ITEMS].reverse()).text)).toEqual(headings(digestOf(SAMPLE_ITEMS).text));
  });

  it('counts in its subject and before it is opened', () => {
    const { subject, preheader } = digestOf(SAMPLE_ITEMS);
    expect(subject).toBe('17 things to do: 4 decisions not told and 2 calls to make');
    expect(preheader).toContain('1 overdue');
    expect(digestOf(SAMPLE_ITEMS.slice(3, 4)).subject).toBe('1 thing to do: 1 overdue');
  });

  it('shows the last days first among decisions that are due', () => {
    const { text } = digestOf(SAMPLE_ITEMS.filter(({ kind }) => kind === 'DECISION_DUE'));
    const left = text.match(/Last business day|\d business days? left/gu);
    expect(left).toEqual(['Last business day', '1 business day left', '2 business days left']);
  });

  it('leads from each row to its application', () => {
    const mail = digestOf(SAMPLE_ITEMS);
    expect(linkNames(mail)).toHaveLength(SAMPLE_ITEMS.length);
    for (const { applicationId } of SAMPLE_ITEMS) {
      expect(mail.html).toContain(`href="{{link:application:${applicationId}}}"`);
      expect(mail.text).toContain(`  {{link:application:${applicationId}}}\n`);
    }
  });

  it('says what to do where there is nothing to lead to', () => {
    const [item] = SAMPLE_ITEMS.slice(3, 4).map((each) => ({ ...each, applicationId: null }));
    const mail = digestOf(item ? [item] : []);
    expect(linkNames(mail)).toEqual([]);
    for (const part of [mail.text, visible(mail.html)]) expect(part).toContain('Record a decision, or set a new date');
  });

  it('shows 25 rows of a section and counts the rest', () => {
    const [item] = SAMPLE_ITEMS.slice(3, 4);
    const { text, html } = digestOf(item ? Array.from({ length: 37 }, () => item) : []);
    expect(text.match(/Yuki Tanaka/gu)).toHaveLength(25);
    for (const part of [text, visible(html)]) expect(part).toContain('and 12 more');
    expect(headings(text)).toEqual(['37 overdue']);
  });

  it.each([
    ['forty of each kind', repeated(40)],
    [
      'forty of each kind with names of 6,000 characters to escape',
      repeated(40, (item) => ({
        ...item,
        candidate: { fullName: '"'.repeat(6_000) },
        job: { title: '"'.repeat(6_000) },
        stage: '"'.repeat(6_000),
        recruiterName: '"'.repeat(6_000),
      })),
    ],
  ])('of %s stays within what a mail client shows, and counts them all', (_, items) => {
    const { html, text, subject } = digestOf(items);
    expect(markupFaults(html)).toEqual([]);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(LARGEST_HTML);
    expect(subject).toContain('360 things to do');
    expect(headings(text)).toHaveLength(MEMBER_ITEM_KINDS.length);
    expect(text).toContain('40 overdue');
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
    expect(subject).toBe('We could not reach Ana Ríos: Staff Engineer, Brightwater Labs');
    expect(text).toContain('Please call Ana Ríos');
    expect(text).toContain('Address: ana@example.test');
    expect(text.replace(/\s+/gu, ' ')).toContain('Not delivered: Later than planned, now by 11 Dec 2026');
  });

  it('says of each what it means that a mail did not arrive', () => {
    const { subject, text } = composeMemberMail(
      'CANDIDATE_UNREACHABLE',
      {
        organization: { name: 'Brightwater Labs', colour: null, logoUrl: null },
        member: { fullName: 'Sam' },
        items: SAMPLE_UNREACHABLE,
      },
      'en',
    );
    expect(subject).toBe('4 candidates did not get our mails');
    const read = text.replace(/\s+/gu, ' ');
    for (const said of [
      'no such mailbox',
      'the address may be right',
      'the way we send mails',
      'does not say clearly why',
    ])
      expect(read).toContain(said);
    expect(() =>
      composeMemberMail(
        'CANDIDATE_UNREACHABLE',
        { organization: { name: '', colour: null, logoUrl: null }, member: { fullName: '' }, items: [] },
        'en',
      ),
    ).toThrow(RangeError);
  });

  it('names the deadline of another offer in its subject, and repeats what the candidate wrote', () => {
    const sample = SAMPLE_MEMBER_MAILS.find(({ name }) => name === 'candidate-acted');
    if (sample?.kind !== 'CANDIDATE_ACTED') throw new Error('no sample');
    const { subject, text } = composeMemberMail(sample.kind, sample.facts, 'en');
    expect(subject).toContain('Ana Ríos has another offer, to answer by 11 Dec 2026');
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
        candidate: { fullName: typed },
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
      expect(new Set(linkNames(mail))).toEqual(new Set(applicationsOf(facts).map((id) => `application:${id}`)));
      expect(Buffer.byteLength(mail.html)).toBeLessThan(LARGEST_HTML);
    }
  });
});

/** To which applications a mail leads. */
function applicationsOf(facts: object): (string | null)[] {
  const items = 'items' in facts ? (facts.items as readonly { applicationId: string | null }[]) : [];
  return 'applicationId' in facts ? [facts.applicationId as string] : items.map(({ applicationId }) => applicationId);
}

import { describe, expect, it } from '@jest/globals';
import { EVERY_SAMPLE } from '../../test/mails/every-sample.js';
import { markupFaults } from '../../test/mails/markup-faults.js';
import { SAMPLE_MAILS } from '../../test/mails/sample-mails.js';
import { visiblePieces } from '../../test/mails/visible.js';
import { linkNames } from '../platform/mail-links/mail-links.js';
import { composeMail } from './compose-mail.js';
import { columnsOf } from './layout/split-words.js';
import { MAIL_REASONS } from './mail-facts.js';
import { MEMBER_MAIL_KINDS } from './mail-kind.js';
import { MEMBER_ITEM_KINDS } from './member-facts.js';
import { MAIL_LANGUAGES } from './words/mail-languages.js';

const LOCALES = MAIL_LANGUAGES.map(({ locale }) => locale);

const CANDIDATE_MAILS = LOCALES.flatMap((locale) =>
  SAMPLE_MAILS.map((sample) => ({ ...sample, locale, mail: composeMail(sample.kind, sample.facts, locale) })),
);

const EVERY_MAIL = LOCALES.flatMap((locale) =>
  EVERY_SAMPLE.map((sample) => ({
    ...sample,
    locale,
    isForMember: MEMBER_MAIL_KINDS.some((kind) => kind === sample.kind),
    mail: sample.compose(locale),
  })),
);

/** Words of the service's own language, and enum values: a reader meets neither. */
const INTERNAL_WORDS =
  /\b(?:timeline|slip|slipped|revision|ledger|sweep|milestone|DECISION|NEXT_STEP|WEEK|MONTH|DAY|TIMELINE_\w+|OUTCOME|REJECTED|HIRED|ADVANCED)\b/u;
const CODES = new RegExp([...MAIL_REASONS, ...MEMBER_ITEM_KINDS].join('|'), 'u');

/** Without the addresses that stand on lines of their own: in HTML they are where words lead. */
const withoutLinks = (text: string) => text.replace(/\{\{link:[^}]*\}\}(?:\/\S+)?|^ *https:.*$/gmu, '');
const squeezed = (text: string) => text.replace(/[\s\u2068\u2069\u200E]+/gu, '');

function monthsOf(locale: string): string[] {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 1)));
}

/** By language, the months that are called so in others alone. */
const FOREIGN_MONTHS = new Map(
  LOCALES.map((locale) => {
    const own = monthsOf(locale);
    const foreign = LOCALES.flatMap(monthsOf).filter((month) => !own.includes(month) && month.length > 4);
    return [locale, new RegExp(`(?<!\\p{L})(?:${foreign.join('|')})(?!\\p{L})`, 'u')];
  }),
);

const isSilence = ({ facts }: (typeof CANDIDATE_MAILS)[number]) => facts.receipt?.act === 'DO_NOT_WRITE';

describe('every mail to a candidate', () => {
  it.each(CANDIDATE_MAILS)('$name ($locale) says who, where and whom to ask', (each) => {
    const { mail, facts } = each;
    const { candidate, recruiter } = facts;
    const html = visiblePieces(mail.html).join(' ').replace(/\s+/gu, ' ');
    for (const part of [mail.text.replace(/[\s\u2068\u2069]+/gu, ' '), html.replace(/\s+/gu, ' ')]) {
      expect(part).toContain(candidate.salutation ?? candidate.greetingName ?? candidate.fullName);
      expect(part).toContain(facts.organization.name);
      if (recruiter) expect(part).toContain(recruiter.email);
      if (!isSilence(each)) expect(part.replaceAll('\u200E', '')).toContain(facts.job.title);
    }
    if (!isSilence(each)) expect(mail.subject.replaceAll('\u200E', '')).toContain(facts.job.title);
  });

  it.each(CANDIDATE_MAILS)(
    '$name ($locale) leads to where they stand, and offers the choice of what to get, once, while there is one',
    (each) => {
      const { mail } = each;
      const offered = isSilence(each) ? 0 : 1;
      expect(linkNames(mail)).toEqual(offered ? ['status', 'preferences'] : []);
      expect(mail.text.match(/\{\{link:preferences/gu) ?? []).toHaveLength(offered);
      expect(mail.html.match(/href="\{\{link:preferences\}\}"/gu) ?? []).toHaveLength(offered);
      expect(mail.html.match(/href="\{\{link:status\}\}"/gu) ?? []).toHaveLength(offered);
    },
  );

  it.each(CANDIDATE_MAILS)('$name ($locale) says before it is opened what the subject does not', ({ mail }) => {
    expect(mail.preheader).not.toContain(mail.subject.split(/: |：/u)[0]);
  });
});

describe('every mail', () => {
  it.each(EVERY_MAIL)('$name ($locale) speaks plainly: no code, no ISO date, no exclamation mark', ({ mail }) => {
    for (const part of [mail.subject, mail.preheader, withoutLinks(mail.text)]) {
      expect(part).not.toMatch(INTERNAL_WORDS);
      expect(part).not.toMatch(CODES);
      expect(part).not.toMatch(/\d{4}-\d{2}|!|undefined|null|\[object/u);
      expect(part.trim()).not.toBe('');
    }
  });

  it.each(EVERY_MAIL)('$name ($locale) is in one language', ({ mail, locale }) => {
    expect(mail.text).not.toMatch(FOREIGN_MONTHS.get(locale) as RegExp);
  });

  it.each(EVERY_MAIL)('$name ($locale) is sound markup within 100 KB', ({ mail, locale }) => {
    expect(markupFaults(mail.html)).toEqual([]);
    expect(mail.html).toContain(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(Buffer.byteLength(mail.html)).toBeLessThan(100_000);
  });

  it.each(EVERY_MAIL)('$name ($locale) can be read aloud: one heading of each rank before the next', ({ mail }) => {
    const ranks = [...mail.html.matchAll(/<h(\d)/gu)].map(([, rank]) => Number(rank));
    expect(ranks.filter((rank) => rank === 1)).toEqual([1]);
    for (const [index, rank] of ranks.entries()) expect(rank).toBeLessThanOrEqual((ranks[index - 1] ?? 0) + 1);
    for (const [table] of mail.html.matchAll(/<table[^>]*>/gu)) {
      expect(table.includes('role="presentation"') || mail.html.includes('<th scope="row"')).toBe(true);
    }
    expect(mail.html.match(/<th(?! scope="row")/gu)).toBeNull();
  });

  it.each(EVERY_MAIL)('$name ($locale) loads nothing from afar but the logo', ({ mail }) => {
    const loaded = mail.html.match(/(?:src|url)\s*[=(]\s*["']?[^"')\s]+/gu) ?? [];
    expect(loaded.filter((address) => address !== 'src="https://brightwater.example/logo.png')).toEqual([]);
  });

  it.each(EVERY_MAIL)('$name ($locale) keeps its text within 76 columns', ({ mail }) => {
    expect(mail.text.split('\n').filter((line) => columnsOf(line) > 76)).toEqual([]);
  });

  it.each(EVERY_MAIL)('$name ($locale) says the same as text and as HTML', ({ mail }) => {
    const text = squeezed(mail.text);
    const pieces = visiblePieces(mail.html);
    expect(pieces.filter((piece) => !text.includes(squeezed(piece)))).toEqual([]);
    const html = squeezed(pieces.join(''));
    const words = withoutLinks(mail.text)
      .replaceAll('\u200E', '')
      .split(/[\s：:\u2068\u2069]+/u);
    expect(words.filter((word) => !/^-+$/u.test(word) && !html.includes(word))).toEqual([]);
  });

  it.each(EVERY_MAIL)('$name ($locale) leads only where its reader belongs', ({ mail, isForMember }) => {
    if (isForMember) expect(['answer', undefined]).toContain(linkNames(mail).join() || undefined);
    const belongs = isForMember
      ? /^(?:mailto:|tel:|\{\{link:answer\}\}\/|https:\/\/ats\.example\/)/u
      : /^(?:mailto:|\{\{link:|https:\/\/brightwater\.example\/)/u;
    const targets = [...mail.html.matchAll(/href="([^"]*)"/gu)].map(([, target = '']) => target);
    expect(targets.filter((target) => !belongs.test(target))).toEqual([]);
  });

  it.each(EVERY_MAIL)('$name ($locale) is the same for the same facts', ({ mail, compose, locale }) => {
    expect(compose(locale)).toEqual(mail);
  });
});

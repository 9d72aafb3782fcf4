import { describe, expect, it } from '@jest/globals';
import { markupFaults } from '../../../test/mails/markup-faults.js';
import { visible } from '../../../test/mails/visible.js';
import { linkNames } from '../../platform/mail-links/mail-links.js';
import { columnsOf } from '../layout/split-words.js';
import { MAIL_LANGUAGES } from '../words/mail-languages.js';
import { composePageMail, type PageMailFacts, type PageMailKind } from './compose-page-mail.js';
import { PAGE_MAIL_WORDS } from './page-mail-words.js';

const to = { organization: { name: 'Brightwater Labs' }, name: 'Ana Ríos' };
const facts: PageMailFacts = {
  NEW_LINK: { ...to, page: 'status' },
  ADDRESS_CONFIRMATION: to,
  ANSWER_RECORDED: { ...to, candidate: 'Zoe Kaya', lines: ['11 December 2026'], below: 'undo' },
  ANSWER_OVERTAKEN: { ...to, candidate: 'Zoe Kaya', lines: ['No'], below: 'undo' },
};
const names: Record<PageMailKind, string> = {
  NEW_LINK: 'status',
  ADDRESS_CONFIRMATION: 'address',
  ANSWER_RECORDED: 'answer',
  ANSWER_OVERTAKEN: 'answer',
};
const every = MAIL_LANGUAGES.flatMap(({ locale }) =>
  (Object.keys(facts) as PageMailKind[]).map((kind) => [kind, locale] as const),
);

describe('a mail about a page', () => {
  it('is written in every language of the mails', () => {
    expect(Object.keys(PAGE_MAIL_WORDS).sort()).toEqual(MAIL_LANGUAGES.map(({ locale }) => locale).sort());
  });

  it.each(every)('%s (%s) greets its reader, says whose page it is, and leads to one', (kind, locale) => {
    const mail = composePageMail(kind, facts[kind] as never, locale);
    expect(markupFaults(mail.html)).toEqual([]);
    for (const part of [mail.text, visible(mail.html)]) {
      expect(part).toContain('Ana Ríos');
      expect(part).toContain('Brightwater Labs');
      expect(part).not.toMatch(/undefined|null|\[object/u);
    }
    expect(linkNames(mail)).toEqual([names[kind]]);
    for (const line of mail.text.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(76);
  });

  it.each(['status', 'preferences', 'answer'] as const)(
    'leads whoever asked for a new link to their page: %s',
    (page) => {
      const texts = MAIL_LANGUAGES.map(({ locale }) => composePageMail('NEW_LINK', { ...to, page }, locale));
      expect(texts.map(linkNames)).toEqual(MAIL_LANGUAGES.map(() => [page]));
    },
  );

  it.each(['{{link:preferences}}', '<script>alert(1)</script>', 'a\r\nBcc: b@x.example'])(
    'is harmed by no words of others: %j',
    (typed) => {
      const hostile = { organization: { name: typed }, name: typed, candidate: typed, lines: [typed], below: typed };
      const mail = composePageMail('ANSWER_RECORDED', hostile, 'en');
      expect(mail.subject).not.toMatch(/[\p{Cc}]/u);
      expect(mail.html).not.toContain('<script');
      expect(linkNames(mail)).toEqual(['answer']);
    },
  );
});

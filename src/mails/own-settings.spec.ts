import { describe, expect, it } from '@jest/globals';
import { day, withTimeline } from '../../test/mails/composed.js';
import { SAMPLE_FACTS } from '../../test/mails/sample-mails.js';
import { composeMail } from './compose-mail.js';
import { type MailFacts } from './mail-facts.js';
import { outcomeMail } from './mail-kind.js';

describe('a stage', () => {
  const staged = (stage: MailFacts['stage'], locale = 'en') =>
    composeMail('TIMELINE_SET', withTimeline({ dateNow: day('2026-12-04') }, { stage }), locale).text;

  it('is shown by the name that the organization made public, in the language of the reader', () => {
    expect(staged({ en: 'Interviews', de: 'Gespräche' })).toContain('Stage: Interviews');
    expect(staged({ en: 'Interviews', de: 'Gespräche' }, 'de-AT')).toContain('Phase: Gespräche');
  });

  it('that has a name in one language only is shown to readers of that language only', () => {
    expect(staged({ de: 'Gespräche' })).not.toMatch(/Stage|Gespräche/u);
    expect(staged({ de: 'Gespräche' }, 'de')).toContain('Phase: Gespräche');
  });

  it('without a public name is not shown, nor one that is blank', () => {
    expect(staged(null)).not.toContain('Stage');
    expect(staged({ en: ' \u202E' })).not.toContain('Stage');
  });

  it.each(['HIRED', 'REJECTED', 'ADVANCED'] as const)('is no part of a decision (%s)', (kind) => {
    const outcome = kind === 'REJECTED' ? { kind, reason: null } : { kind };
    const facts = withTimeline({}, { outcome, stage: { en: 'Offer stage' }, nextWordOn: '2026-12-08' });
    expect(composeMail(outcomeMail(kind), facts, 'en').text).not.toContain('Offer stage');
  });
});

describe('what an organization adds', () => {
  const legal = { en: 'Registered in England, 12345', de: 'HRB 123456 B' };
  const footer = (locale: 'en' | 'de') => ({
    legal: legal[locale],
    privacyUrl: `https://b.example/${locale}`,
    dataRetention: null,
  });
  const composed = (locale: string, footers: MailFacts['organization']['footers'], own = 'de') =>
    composeMail(
      'TIMELINE_SET',
      withTimeline(
        { dateNow: day('2026-12-04') },
        { organization: { ...SAMPLE_FACTS.organization, footers, locale: own } },
      ),
      locale,
    );

  it('stands below every mail, in the language of the reader', () => {
    const { text, html } = composed('de-AT', { en: footer('en'), de: footer('de') });
    for (const part of [text, html]) {
      expect(part).toContain(legal.de);
      expect(part).toContain('https://b.example/de');
      expect(part).not.toContain(legal.en);
    }
    expect(text).toContain('Datenschutzhinweise\nhttps://b.example/de\n');
  });

  it('is the organization’s own, and marked as such, for readers of a language that has none', () => {
    const { text, html } = composed('fr', { en: footer('en'), de: footer('de') });
    expect(text).toContain(legal.de);
    expect(html).toContain('lang="de" dir="auto"');
    expect(composed('fr', { en: footer('en') }).text).toContain(legal.en);
    expect(composed('fr', { en: footer('en'), de: footer('de') }, 'de-AT').text).toContain(legal.de);
  });

  it.each(['http://b.example', 'javascript:alert(1)', 'https://u:p@b.example', ''])(
    'leads nowhere by %j',
    (privacyUrl) => {
      const { html, text } = composed('en', { en: { ...footer('en'), privacyUrl } });
      expect(html).not.toMatch(/href="(?!mailto:|\{\{link)/u);
      expect(text).toContain(legal.en);
    },
  );
});

describe('how a candidate is called', () => {
  const hello = (candidate: MailFacts['candidate'], locale = 'en') =>
    composeMail('TIMELINE_SET', withTimeline({ dateNow: day('2026-12-04') }, { candidate }), locale).text.split(
      '\n',
    )[3];

  it.each([
    [{ fullName: 'Ana Ríos' }, 'en', 'Hello Ana Ríos,'],
    [{ fullName: 'ANA RÍOS' }, 'en', 'Hello Ana Ríos,'],
    [{ fullName: 'Ana Ríos', greetingName: 'Ana' }, 'en', 'Hello Ana,'],
    [{ fullName: 'Ana Ríos', greetingName: 'Frau Ríos' }, 'de', 'Guten Tag Frau Ríos,'],
    [
      { fullName: 'Ana Ríos', greetingName: 'Ana', salutation: 'Sehr geehrte Frau Ríos' },
      'de',
      'Sehr geehrte Frau Ríos,',
    ],
    [{ fullName: 'Ana Ríos', salutation: 'Sehr geehrte Frau Ríos,' }, 'de', 'Sehr geehrte Frau Ríos,'],
    [{ fullName: 'Ana Ríos', salutation: 'Estimada Ana:' }, 'es', 'Estimada Ana:'],
    [{ fullName: '山田 太郎', salutation: '山田 太郎 様' }, 'ja', '山田 太郎 様'],
    [{ fullName: '山田 太郎' }, 'ja', '山田 太郎様'],
    [{ fullName: 'Ana', greetingName: ' ', salutation: '\u202E,' }, 'en', 'Hello Ana,'],
    [{ fullName: '\u202E' }, 'en', 'Hello,'],
  ])('%j in %s: %s', (candidate, locale, greeting) => {
    expect(hello(candidate, locale)).toBe(greeting);
  });
});

describe('words of a member', () => {
  const withNote = (note: MailFacts['note']) =>
    composeMail('TIMELINE_SET', withTimeline({ dateNow: day('2026-12-04') }, { note }), 'ja');

  it('are told as who said them, in their language where it is known', () => {
    const { text, html } = withNote({ text: 'See you soon', author: 'Sam Lee', locale: 'en' });
    expect(text).toContain('Sam Leeからのメッセージ：\n  See you soon\n');
    expect(html).toContain('<p class="text" lang="en" dir="auto"');
  });

  it('have no language where nobody knows it: they are not read in the voice of the mail', () => {
    const { text, html } = withNote({ text: 'See you soon', author: null, locale: null });
    expect(text).toContain('担当者からのメッセージ：\n');
    expect(html).toContain('<p class="text" lang="" dir="auto"');
  });
});

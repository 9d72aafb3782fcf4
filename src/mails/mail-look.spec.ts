import { describe, expect, it } from '@jest/globals';
import { day, withTimeline } from '../../test/mails/composed.js';
import { sampleFacts } from '../../test/mails/sample-mails.js';
import { visible } from '../../test/mails/visible.js';
import { composeMail } from './compose-mail.js';
import type { MailFacts } from './mail-facts.js';
import { MAIL_LANGUAGES } from './words/mail-languages.js';

const LOCALES = MAIL_LANGUAGES.map(({ locale }) => locale);

describe('the look of a mail', () => {
  const compose = (organization: Partial<MailFacts['organization']>, locale = 'en') =>
    composeMail(
      'TIMELINE_EXTENDED',
      sampleFacts({
        organization: { name: 'Brightwater Labs', ...organization },
        timeline: { dateBefore: day('2026-12-04'), dateNow: day('2026-12-11') },
      }),
      locale,
    ).html;

  it('takes the colour of the organization where it can be read, else the default', () => {
    expect(compose({ colour: '#0b6e4f' })).toContain('color:#0b6e4f');
    expect(compose({ colour: '#ffee00' })).not.toContain('#ffee00');
  });

  it('shows the logo with the name for those who do not see it', () => {
    const html = compose({ logoUrl: 'https://b.example/logo.png?a=1&b="2"' });
    expect(html).toContain('src="https://b.example/logo.png?a=1&amp;b=%222%22"');
    expect(html).toContain('alt="Brightwater Labs"');
  });

  it('follows the reader into the dark', () => {
    const html = compose({});
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('@media (prefers-color-scheme:dark)');
  });

  it.each([
    ['en', 'left', 'right'],
    ['ar', 'right', 'left'],
  ])('aligns in %s to the %s, as clients know it that drop logical sides', (locale, start, end) => {
    const html = compose({}, locale);
    expect(html).not.toMatch(/text-align:(?:start|end)|(?:padding|margin|border)-inline/u);
    expect(html).not.toContain(`align="${end}"`);
    expect(html).not.toContain(`text-align:${end}`);
    expect(html).toContain(`text-align:${start}`);
    expect(html).toContain(`padding-${end}:12px`);
    for (const [cell] of html.matchAll(/<t[hd][^>]*class="[^"]*row"[^>]*>/gu))
      expect(cell).toContain(`align="${start}"`);
  });

  it.each(LOCALES)('breaks no date in %s, on the narrowest phone', (locale) => {
    const html = compose({}, locale);
    const kept = [...html.matchAll(/<span style="white-space:nowrap">([^<]*)<\/span>/gu)].map(([, date]) => date ?? '');
    const dated = html.replace(/<title>.*?<\/title>/su, '').match(/2026|٢٠٢٦/gu) ?? [];
    expect(kept.filter((date) => /2026|٢٠٢٦/u.test(date))).toHaveLength(dated.length);
    // A card is 280 px wide on a phone of 320 px: that is room for 35 letters of 16 px.
    for (const date of kept) expect(date.length).toBeLessThanOrEqual(35);
    expect(visible(html)).not.toMatch(/[\uFDD0-\uFDD3]/u);
  });

  it('marks a name of the other direction beside its element, and no other', () => {
    const named = (fullName: string, locale: string) =>
      composeMail('TIMELINE_SET', withTimeline({ dateNow: day('2026-12-04') }, { candidate: { fullName } }), locale)
        .html;
    expect(named('ליאור כהן', 'en')).toContain('Hello \u2068<bdi>ליאור כהן</bdi>\u2069,');
    expect(named('Ana', 'en')).not.toMatch(/[\u2068\u2069]/u);
    expect(named('Ana', 'ar')).toContain('\u2068<bdi>Ana</bdi>\u2069');
  });

  it('breaks a Japanese heading between phrases', () => {
    const html = composeMail('TIMELINE_SET', withTimeline({ dateNow: day('2026-12-04') }), 'ja').html;
    expect(/<h1[^>]*word-break:keep-all[^>]*>\n(.*)\n<\/h1>/u.exec(html)?.[1]).toBe(
      '<span style="white-space:nowrap">2026年12月4日</span>までに<wbr>選考結果を<wbr>ご連絡します',
    );
  });

  it('has no text under 16 px', () => {
    const sizes = [...compose({}).matchAll(/font-size:(\d+)px/gu)].map(([, size]) => Number(size));
    // Bars of colour hold a space of 1 px.
    expect(sizes.filter((size) => size < 16 && size !== 1)).toEqual([]);
    expect(sizes.length).toBeGreaterThan(5);
  });
});

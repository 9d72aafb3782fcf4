import { describe, expect, it } from '@jest/globals';
import { SAMPLE_FACTS } from '../../../test/mails/sample-mails.js';
import { composeMail } from './compose-mail.js';
import { MAIL_REASONS, type MailFacts, type MailTimeline } from './mail-facts.js';
import { DIGEST_ITEM_KINDS, MAIL_KINDS, OUTCOME_MAIL_KINDS, RECEIPT_MAIL_KINDS } from './mail-kind.js';
import { MissingFact } from './missing-fact.js';
import { MAIL_LANGUAGES } from './words/mail-languages.js';

function withTimeline(timeline: Partial<MailTimeline>, more: Partial<MailFacts> = {}): MailFacts {
  return { ...SAMPLE_FACTS, ...more, timeline: { ...SAMPLE_FACTS.timeline, ...timeline } };
}

const day = (date: string) => ({ date, precision: 'DAY' as const });
const unwrapped = (text: string) => text.replace(/\s+/gu, ' ');

describe('the dates of a mail', () => {
  const moved = withTimeline({
    dateBefore: day('2026-12-04'),
    dateNow: day('2026-12-11'),
    followUpDate: '2026-12-21',
  });

  it.each(['TIMELINE_EXTENDED', 'TIMELINE_ADVANCED', 'TIMELINE_RECONFIRMED', 'TIMELINE_RESUMED'] as const)(
    '%s names the date before, the date now and the day for a question',
    (kind) => {
      const { text, html } = composeMail(kind, moved, 'en');
      for (const part of [text, html]) {
        expect(part).toContain('Friday, 4 December 2026');
        expect(part).toContain('Friday, 11 December 2026');
        expect(part).toContain('Monday, 21 December 2026');
      }
      expect(composeMail(kind, moved, 'de').text).toContain('Freitag, 11. Dezember 2026');
    },
  );

  it('a hold names its end and does not hold out a date that lies within it', () => {
    const held = withTimeline({ dateBefore: day('2026-12-04'), dateNow: day('2026-12-09'), holdUntil: '2027-01-15' });
    const { text } = composeMail('TIMELINE_HELD', held, 'en');
    expect(text).toContain('on hold until Friday, 15 January 2027');
    expect(text).not.toContain('9 December');
  });

  it('a hold names a date that lies after it', () => {
    const held = withTimeline({ dateNow: day('2027-01-15'), holdUntil: '2027-01-15' });
    expect(unwrapped(composeMail('TIMELINE_HELD', held, 'en').text)).toContain(
      'As things stand, you will hear our decision by Friday, 15 January 2027.',
    );
  });

  it('a date that went by is admitted, with the day of the next word', () => {
    const passed = withTimeline({ dateBefore: day('2026-12-04') }, { nextWordOn: '2026-12-15', reason: 'BUDGET' });
    const text = unwrapped(composeMail('TIMELINE_PASSED', passed, 'en').text);
    expect(text).toContain(
      'We told you that you would hear our decision by Friday, 4 December 2026. That day has passed, and there is no decision yet. We are sorry. You will hear from us again by Tuesday, 15 December 2026',
    );
    expect(text).not.toContain('Internal planning');
  });

  it('a date that went by promises no day where none is known', () => {
    const passed = withTimeline({ dateBefore: { date: '2026-12-04', precision: 'WEEK' } });
    const text = unwrapped(composeMail('TIMELINE_PASSED', passed, 'en').text);
    expect(text).toContain('That week has passed');
    expect(text.match(/\d{4}/gu)).toEqual(['2026', '2026']);
  });

  it('a next step is never called a decision', () => {
    for (const kind of DIGEST_ITEM_KINDS) {
      const facts = withTimeline({
        milestone: 'NEXT_STEP',
        dateBefore: day('2026-12-04'),
        dateNow: day('2027-01-22'),
        holdUntil: '2027-01-15',
      });
      for (const lastNote of [false, true]) {
        const { subject, text } = composeMail(kind, { ...facts, nextWordOn: '2026-12-15', lastNote }, 'en');
        expect(subject + text).not.toMatch(/decision/iu);
      }
    }
  });
});

describe('the reason', () => {
  it.each(MAIL_REASONS)('%s is a sentence of its own in every language', (reason) => {
    const facts = withTimeline({ dateBefore: day('2026-12-04'), dateNow: day('2026-12-11') }, { reason });
    for (const { locale } of MAIL_LANGUAGES) {
      const withReason = unwrapped(composeMail('TIMELINE_EXTENDED', facts, locale).text);
      const without = unwrapped(composeMail('TIMELINE_EXTENDED', { ...facts, reason: null }, locale).text);
      expect(withReason.length).toBeGreaterThan(without.length + 10);
      expect(withReason).not.toMatch(/budget/iu);
    }
  });

  it('tells eight things apart', () => {
    const texts = MAIL_REASONS.map(
      (reason) => composeMail('TIMELINE_EXTENDED', withTimeline({ dateNow: day('2026-12-11') }, { reason }), 'de').text,
    );
    expect(new Set(texts).size).toBe(MAIL_REASONS.length);
  });
});

describe('an outcome', () => {
  it.each([
    ['POSITION_FILLED', 'The role has been filled'],
    ['POSITION_CANCELLED', 'We have decided not to fill this role'],
    ['OTHER', 'We have decided not to go further with your application'],
    [null, 'We have decided not to go further with your application'],
  ] as const)('that is a no (%s) says so, thanks, and promises nothing', (reason, sentence) => {
    const { preheader, text } = composeMail(
      'OUTCOME_REJECTED',
      withTimeline({}, { outcome: { kind: 'REJECTED', reason } }),
      'en',
    );
    expect(preheader).toContain(sentence);
    expect(unwrapped(text)).toContain(sentence);
    expect(text).toContain('Thank you for applying');
    expect(text).not.toMatch(/on file|in touch|future|you will hear/iu);
  });

  it('that leads to the next step names the date that comes with it', () => {
    const facts = withTimeline({ dateNow: day('2026-12-18') }, { outcome: { kind: 'ADVANCED' } });
    expect(composeMail('OUTCOME_ADVANCED', facts, 'en').text).toContain(
      'You will hear our decision by Friday, 18 December 2026.',
    );
  });
});

describe('what is not known', () => {
  it('is left out: recruiter, stage, note, reason, follow-up date', () => {
    const facts = withTimeline({ dateNow: day('2026-12-04') }, { recruiter: null, stage: null });
    const { text, html } = composeMail('TIMELINE_SET', facts, 'en');
    expect(unwrapped(text)).toContain('please write to your contact at Brightwater Labs.');
    for (const part of [text, html]) expect(part).not.toMatch(/Stage|A note for you|ask for an update|mailto/u);
  });

  it('counts as missing when it is blank', () => {
    const facts = withTimeline(
      { dateNow: day('2026-12-04') },
      { stage: ' ', note: '\n', candidate: { fullName: '\u202E' }, recruiter: { name: '', email: 'jo@b.example' } },
    );
    const { text } = composeMail('TIMELINE_SET', facts, 'en');
    expect(text).toMatch(/^Hello,$/mu);
    expect(text).toContain('please write to:\n  jo@b.example\n');
    expect(text).not.toMatch(/Stage|A note for you/u);
  });

  it.each(MAIL_KINDS)('%s is not composed without the fact that is its news', (kind) => {
    expect(() => composeMail(kind, SAMPLE_FACTS, 'en')).toThrow(MissingFact);
  });

  it.each([...OUTCOME_MAIL_KINDS, ...RECEIPT_MAIL_KINDS])('%s tells of nothing but its own decision or act', (kind) => {
    const facts = { ...SAMPLE_FACTS, receipt: { act: 'THANK_YOU' as const }, outcome: { kind: 'HIRED' as const } };
    const compose = () => composeMail(kind, facts, 'en');
    if (kind === 'OUTCOME_HIRED' || kind === 'RECEIPT_THANK_YOU') expect(compose().text).not.toBe('');
    else expect(compose).toThrow(MissingFact);
  });

  it('refuses a date that does not exist', () => {
    expect(() => composeMail('TIMELINE_SET', withTimeline({ dateNow: day('2027-02-29') }), 'en')).toThrow(RangeError);
  });
});

describe('the look', () => {
  const compose = (organization: Partial<MailFacts['organization']>) =>
    composeMail(
      'TIMELINE_SET',
      withTimeline({ dateNow: day('2026-12-04') }, { organization: { name: 'Brightwater Labs', ...organization } }),
      'en',
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

  it('follows the reader into the dark and to the right', () => {
    const html = compose({});
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('@media (prefers-color-scheme:dark)');
    expect(html).not.toMatch(/text-align:(?:left|right)|(?:padding|margin|border)-(?:left|right)|float:/u);
  });

  it('has no text under 16 px', () => {
    const sizes = [...compose({}).matchAll(/font-size:(\d+)px/gu)].map(([, size]) => Number(size));
    // Bars of colour hold a space of 1 px.
    expect(sizes.filter((size) => size < 16 && size !== 1)).toEqual([]);
    expect(sizes.length).toBeGreaterThan(5);
  });
});

import { describe, expect, it } from '@jest/globals';
import { day, textOf, unwrapped, withTimeline } from '../../test/mails/composed.js';
import { SAMPLE_FACTS, sampleNamed } from '../../test/mails/sample-mails.js';
import { composeMail } from './compose-mail.js';
import { MAIL_REASONS, type MailFacts } from './mail-facts.js';
import { DIGEST_ITEM_KINDS, MAIL_KINDS, OUTCOME_MAIL_KINDS, RECEIPT_MAIL_KINDS } from './mail-kind.js';
import { MissingFact } from './missing-fact.js';
import { MAIL_LANGUAGES } from './words/mail-languages.js';

const LOCALES = MAIL_LANGUAGES.map(({ locale }) => locale);

describe('the dates of a mail', () => {
  const moved = withTimeline({ dateBefore: day('2026-12-04'), dateNow: day('2026-12-11') });

  it.each(['TIMELINE_EXTENDED', 'TIMELINE_ADVANCED', 'TIMELINE_RECONFIRMED', 'TIMELINE_RESUMED'] as const)(
    '%s names the date before and the date now',
    (kind) => {
      const { text, html } = composeMail(kind, moved, 'en');
      for (const part of [text, html]) {
        expect(part).toContain('Friday 4 December 2026');
        expect(part).toContain('Friday 11 December 2026');
      }
      expect(composeMail(kind, moved, 'de').text).toContain('Freitag, 11. Dezember 2026');
    },
  );

  it('are tabled before and now only where they differ', () => {
    const same = withTimeline({ dateBefore: day('2026-12-04'), dateNow: day('2026-12-04'), holdUntil: '2026-11-30' });
    for (const kind of ['TIMELINE_RECONFIRMED', 'TIMELINE_RESUMED', 'TIMELINE_HELD'] as const) {
      const { text } = composeMail(kind, same, 'en');
      expect(text).not.toContain('Earlier date');
      expect(text.match(/^Decision by: /gmu)).toHaveLength(1);
    }
    expect(composeMail('TIMELINE_RESUMED', moved, 'en').text).toContain('Earlier date: 4 December 2026');
  });

  it('say the same date once where nothing has changed', () => {
    const text = textOf('timeline-reconfirmed');
    expect(text).toContain('by Friday 4 December 2026. That still holds. If this date');
    expect(text.match(/Friday/gu)).toHaveLength(1);
    expect(textOf('timeline-reconfirmed-as-a-day')).toContain('You will hear about the next step by Friday');
  });

  it('a hold says that the date in it is over, when the process goes on, and nothing more exact than is known', () => {
    const held = { dateBefore: day('2026-12-04'), dateNow: day('2026-12-09'), holdUntil: '2027-01-15' };
    const text = unwrapped(composeMail('TIMELINE_HELD', withTimeline(held), 'en').text);
    expect(text).toContain('on hold. We will take it up again on Friday 15 January 2027.');
    expect(text).toContain('The date that we gave you no longer applies.');
    expect(text).toContain('When it continues, we will write to you again, with a new date if we have one.');
    expect(text).not.toMatch(/9 December|until/u);
    const known = withTimeline(held, { nextWordOn: '2027-01-18' });
    expect(unwrapped(composeMail('TIMELINE_HELD', known, 'en').text)).toContain(
      'By Monday 18 January 2027 at the latest, we will write to you again, with a new date if we have one.',
    );
  });

  it('a hold names a date that lies after it', () => {
    const held = withTimeline({ dateNow: day('2027-01-15'), holdUntil: '2027-01-15' });
    expect(unwrapped(composeMail('TIMELINE_HELD', held, 'en').text)).toContain(
      'As things stand, you will hear our decision by Friday 15 January 2027.',
    );
  });

  it('a date that went by is admitted, with the day of the next word', () => {
    const passed = withTimeline({ dateBefore: day('2026-12-04') }, { nextWordOn: '2026-12-15', reason: 'BUDGET' });
    const text = unwrapped(composeMail('TIMELINE_PASSED', passed, 'en').text);
    expect(text).toContain(
      'We told you that you would hear our decision by Friday 4 December 2026. That date has passed, and we do not have a decision yet. We are sorry. You will hear from us again by Tuesday 15 December 2026',
    );
    expect(text).not.toContain('Internal planning');
  });

  it('a date that went by during a hold is told with the hold', () => {
    expect(textOf('timeline-passed-during-a-hold')).toContain(
      'The selection process was on hold and continued on Tuesday 15 December 2026. The date that we gave you has passed in the meantime',
    );
  });

  it('where no note follows, a person is announced, and no mail', () => {
    for (const name of ['timeline-passed-last', 'still-undecided-last']) {
      expect(textOf(name)).toContain('someone from our team will contact you personally, by');
      expect(textOf(name)).not.toContain('You will hear from us again');
    }
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
        const { subject, text, preheader } = composeMail(kind, { ...facts, nextWordOn: '2026-12-15', lastNote }, 'en');
        expect((subject + preheader + text).replaceAll('This is not a decision about you', '')).not.toMatch(
          /decision/iu,
        );
      }
    }
  });
});

describe('what every first mail promises', () => {
  it.each(['timeline-set', 'timeline-extended', 'timeline-advanced', 'timeline-resumed', 'timeline-held-date-after'])(
    '%s: word if the date moves, or passes without a decision; in the calendar too',
    (name) => {
      const promise = 'If this date moves, or passes without a decision, we will write to you.';
      const { kind, facts } = sampleNamed(name);
      const { text, calendars } = composeMail(kind, facts, 'en');
      expect(unwrapped(text)).toContain(promise);
      const [file] = calendars;
      expect(file?.content.replaceAll('\r\n ', '').replaceAll('\\,', ',')).toContain(promise);
    },
  );
});

describe('a mail remembers', () => {
  const extended = (facts: Partial<MailFacts>) => {
    const timeline = { dateBefore: day('2026-12-04'), dateNow: day('2026-12-11') };
    const { subject, text } = composeMail('TIMELINE_EXTENDED', withTimeline(timeline, facts), 'en');
    return { subject, text: unwrapped(text) };
  };

  it('how often a date was not kept', () => {
    const said = [1, 2, 3, 4].map((slipNumber) => extended({ slipNumber }));
    expect(said[0]?.text).toContain('We cannot keep that date. We are sorry.');
    expect(said[1]?.text).toContain('This is the second time that we have to give you another date.');
    expect(said[2]?.text).toContain('This is the third time');
    expect(said[3]?.text).toContain('We have now had to give you another date 4 times.');
    expect(said.map(({ subject }) => subject)).toEqual([
      'Decision moved to 11 Dec: Staff Engineer',
      ...Array(3).fill('Decision moved again, to 11 Dec: Staff Engineer'),
    ]);
  });

  it('that the date is over, and does not pretend that it lies ahead', () => {
    const { subject, text } = extended({ dateBeforeIsOver: true });
    expect(subject).toBe('New date – decision by 11 Dec: Staff Engineer');
    expect(text).toContain('That date has passed, and we did not keep it. We are sorry.');
    expect(text).not.toContain('We cannot keep that date');
  });

  it.each(LOCALES)('in %s: no two of its later notes are the same, nor their subjects', (locale) => {
    const names = ['timeline-passed', 'still-undecided', 'still-undecided-again', 'still-undecided-last'];
    const mails = names.map((name) => {
      const { kind, facts } = sampleNamed(name);
      return composeMail(kind, { ...facts, nextWordOn: '2026-12-22' }, locale);
    });
    const news = mails.map(({ text }) => unwrapped(text).replace(/^.*?\n/u, ''));
    expect(new Set(news).size).toBe(names.length);
    expect(mails.every(({ subject }) => /22|٢٢/u.test(subject))).toBe(true);
  });
});

describe('what a worried candidate asks', () => {
  const waiting = ['timeline-extended', 'timeline-held', 'timeline-passed', 'still-undecided', 'still-undecided-last'];

  it.each(waiting)('%s: whether they are still in, what they have to do, what of another offer', (name) => {
    const text = textOf(name);
    expect(text).toMatch(/your application (?:is still|stays) open, and you do not need to do anything\./iu);
    expect(text).toContain('If another offer forces you to decide sooner, please tell Sam Lee.');
  });

  it('what a hold means', () => {
    expect(textOf('timeline-held')).toContain('This is not a decision about you');
  });

  it('whom to ask, at any time: nobody has to wait for a day to do so', () => {
    for (const name of waiting) expect(textOf(name)).toContain('If you have a question, you can ask at any time.');
    for (const locale of LOCALES) {
      const { kind, facts } = sampleNamed('timeline-set');
      const { text } = composeMail(kind, facts, locale);
      expect(text.match(/202\d|٢٠٢\d/gu)?.length).toBe(3);
    }
  });

  it('who arranges the next step, and when', () => {
    expect(textOf('outcome-advanced-without-a-day')).toContain(
      'Sam Lee will write to you to arrange it. You do not need to do anything until then.',
    );
    expect(textOf('outcome-advanced-with-a-day')).toContain(
      'We will write to you by Tuesday 8 December 2026 to arrange it.',
    );
  });

  it('what becomes of their data, after a no, in the words of the organization', () => {
    expect(textOf('outcome-rejected-with-all-of-an-organization')).toContain('We keep your application for six months');
    expect(textOf('outcome-rejected')).not.toContain('six months');
  });

  it('is not told of an offer to somebody who does not read it', () => {
    const { kind, facts } = sampleNamed('timeline-passed');
    const { text } = composeMail(kind, { ...facts, recruiter: null }, 'en');
    expect(text).not.toMatch(/another offer|If you have a question|reply/u);
  });
});

describe('the reason', () => {
  it.each(MAIL_REASONS)('%s is a sentence of its own in every language', (reason) => {
    const facts = withTimeline({ dateBefore: day('2026-12-04'), dateNow: day('2026-12-11') }, { reason });
    for (const locale of LOCALES) {
      const withReason = unwrapped(composeMail('TIMELINE_EXTENDED', facts, locale).text);
      const without = unwrapped(composeMail('TIMELINE_EXTENDED', { ...facts, reason: null }, locale).text);
      expect(withReason.length).toBeGreaterThan(without.length + 9);
      expect(withReason).not.toMatch(/budget/iu);
    }
  });

  it('tells eight things apart', () => {
    const texts = MAIL_REASONS.map(
      (reason) => composeMail('TIMELINE_EXTENDED', withTimeline({ dateNow: day('2026-12-11') }, { reason }), 'de').text,
    );
    expect(new Set(texts).size).toBe(MAIL_REASONS.length);
  });

  it('is given only where it reads true: of a later date, and of a hold if it fits one', () => {
    const facts = withTimeline({ dateBefore: day('2026-12-11'), dateNow: day('2026-12-04'), holdUntil: '2027-01-15' });
    const saying = (kind: 'TIMELINE_ADVANCED' | 'TIMELINE_HELD') =>
      MAIL_REASONS.filter(
        (reason) => composeMail(kind, { ...facts, reason }, 'en').text !== composeMail(kind, facts, 'en').text,
      );
    expect(saying('TIMELINE_ADVANCED')).toEqual([]);
    expect(saying('TIMELINE_HELD')).toEqual([
      'DECISION_MAKER_AWAY',
      'APPROVAL_PENDING',
      'ROLE_CHANGED',
      'BUDGET',
      'OTHER',
    ]);
  });

  it('of a role that has changed says that the application still counts', () => {
    expect(textOf('timeline-extended-again')).toContain('Your application stays valid.');
  });
});

describe('what is not known', () => {
  it('is left out: recruiter, stage, note, reason', () => {
    const facts = withTimeline({ dateNow: day('2026-12-04') }, { recruiter: null, stage: null });
    const { text, html } = composeMail('TIMELINE_SET', facts, 'en');
    for (const part of [text, html]) expect(part).not.toMatch(/Stage|A note for you|If you have a question|mailto/u);
  });

  it('counts as missing when it is blank', () => {
    const facts = withTimeline(
      { dateNow: day('2026-12-04') },
      {
        note: { text: '\n', author: 'Sam', locale: null },
        candidate: { fullName: '\u202E' },
        recruiter: { name: '', email: 'jo@b.example' },
      },
    );
    const { text } = composeMail('TIMELINE_SET', facts, 'en');
    expect(text).toMatch(/^Hello,$/mu);
    expect(text).toContain('or write to:\n  jo@b.example\n');
    expect(text).toContain('Kind regards,\nBrightwater Labs\n');
    expect(text).not.toMatch(/A note/u);
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

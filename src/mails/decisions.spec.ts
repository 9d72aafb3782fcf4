import { describe, expect, it } from '@jest/globals';
import { day, textOf, unwrapped, withTimeline } from '../../test/mails/composed.js';
import { sampleNamed } from '../../test/mails/sample-mails.js';
import { composeMail } from './compose-mail.js';
import { MAIL_LANGUAGES } from './words/mail-languages.js';

const LOCALES = MAIL_LANGUAGES.map(({ locale }) => locale);

describe('a yes', () => {
  it.each(LOCALES)('in %s offers in prospect, with who, when and that nothing is to be changed before', (locale) => {
    const { kind, facts } = sampleNamed('outcome-hired');
    const { text, subject, preheader } = composeMail(kind, facts, locale);
    expect(text).toContain('Sam Lee');
    expect(text).toMatch(/8|٨/u);
    expect(subject + preheader + text).not.toMatch(
      /decided to hire|eingestellt|Wir haben uns für Sie entschieden|décidé de vous recruter|decidido contar|採用が決まり|採用させていただく|قررنا توظيفكم/u,
    );
  });

  it('names who sends the offer, by when, and asks to wait for it', () => {
    expect(textOf('outcome-hired')).toContain(
      'Sam Lee will send you the offer in writing by Tuesday 8 December 2026 and go through it with you. This email is not the offer itself: please wait for it before you give notice',
    );
    expect(textOf('outcome-hired-without-a-day')).toContain('We will send you the offer in writing and go through it');
  });

  it('that was none is taken back as what it is, and asks what the candidate did because of it', () => {
    const text = textOf('outcome-rejected-correction');
    expect(text).toContain('We told you yes, and that was our mistake. We are truly sorry.');
    expect(text).toContain('If you have given notice or turned something down because of it, please tell Sam Lee');
    expect(textOf('outcome-rejected-correction-of-a-next-step')).not.toContain('We told you yes');
  });
});

describe('a no', () => {
  it.each([
    ['POSITION_FILLED', 'The role has been filled'],
    ['POSITION_CANCELLED', 'We have decided not to fill this role'],
    ['OTHER', 'After careful thought, we will not be taking your application further'],
    [null, 'After careful thought, we will not be taking your application further'],
  ] as const)('(%s) says so, thanks, and promises nothing', (reason, sentence) => {
    const facts = withTimeline({}, { outcome: { kind: 'REJECTED', reason } });
    const text = unwrapped(composeMail('OUTCOME_REJECTED', facts, 'en').text);
    expect(text).toContain(sentence);
    expect(text).toContain('Thank you for applying');
    expect(text).toContain('We know that this is not the answer you were hoping for, and we are sorry.');
    expect(text).not.toMatch(/on file|in touch|future|you will hear/iu);
  });

  const noes = ['outcome-rejected', 'outcome-rejected-position-filled', 'outcome-rejected-correction'];

  it.each(LOCALES)('in %s thanks on a lock screen, and says nothing more there', (locale) => {
    for (const name of noes.slice(0, 2)) {
      const { kind, facts } = sampleNamed(name);
      const { subject, preheader, html } = composeMail(kind, facts, locale);
      const thanked = composeMail(
        'OUTCOME_REJECTED',
        withTimeline({}, { outcome: { kind: 'REJECTED', reason: null } }),
        locale,
      );
      expect([subject, preheader]).toEqual([thanked.subject, thanked.preheader]);
      expect(html).not.toContain('<th');
    }
  });

  it.each(LOCALES)('in %s has no table, wishes well, and is signed by a person', (locale) => {
    for (const name of noes) {
      const { kind, facts } = sampleNamed(name);
      const { text, html } = composeMail(kind, { ...facts, stage: { [locale]: 'Final interviews' } }, locale);
      expect(html).not.toContain('<th');
      expect(text).not.toContain('Final interviews');
      expect(unwrapped(text).split(' -- ')[0]).toMatch(/Sam Lee\u2069?(?: \u2068?Brightwater Labs\u2069?)?$/u);
    }
  });

  it('in Japanese ends with wishes, and asks no favour', () => {
    const text = textOf('outcome-rejected', 'ja');
    expect(text).toMatch(
      /ありがとうございました。.*採用を 見送らせて.*申し訳ございません。.*お祈り申し上げます。 Brightwater Labs 採用担当 Sam Lee -- /u,
    );
    expect(text).not.toContain('よろしくお願い');
  });
});

describe('a decision to go on', () => {
  it('names the date that comes with it', () => {
    const facts = withTimeline({ dateNow: day('2026-12-18') }, { outcome: { kind: 'ADVANCED' } });
    expect(composeMail('OUTCOME_ADVANCED', facts, 'en').text).toContain(
      'You will hear our decision by Friday 18 December 2026.',
    );
  });
});

describe('the receipt of "do not write to me"', () => {
  it('says what is so: all mails, that the applications go on, who was told, how to undo it', () => {
    const text = textOf('receipt-do-not-write');
    expect(text).toContain('not about any of your applications, and not about a decision either');
    expect(text).toContain('Your applications go on. We have told Sam Lee, who may reach you in another way.');
    expect(text).toContain('If you change your mind, please write to sam.lee@brightwater.example.');
    expect(text).not.toContain('Staff Engineer');
  });

  it('names somebody only if there is somebody', () => {
    const team = textOf('receipt-do-not-write-without-a-recruiter');
    expect(team).toContain('We have told the people who work on them');
    expect(team).toContain('please write to jobs@brightwater.example');
    expect(textOf('receipt-do-not-write-with-nobody-to-ask')).toContain('please get in touch with Brightwater Labs.');
  });

  it('offers no choice that it has just ended', () => {
    const { kind, facts } = sampleNamed('receipt-do-not-write');
    const { text, html } = composeMail(kind, facts, 'en');
    expect(text + html).not.toContain('{{link:');
  });
});

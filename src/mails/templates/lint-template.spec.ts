import { describe, expect, it } from '@jest/globals';
import { member } from '../languages/en/member.js';
import type { MailKind } from '../mail-kind.js';
import { MAIL_LANGUAGES } from '../words/mail-languages.js';
import { lintNote } from './lint-note.js';
import { lintTemplate } from './lint-template.js';
import type { MailTemplate } from './mail-template.js';

const found = (template: MailTemplate, locale = 'en', kind: MailKind = 'RECEIPT_WITHDRAW') =>
  lintTemplate(kind, locale, template).map(({ code, field, at, found: words }) => [code, field, at, words]);

const CODE = 0;

describe('the lint of templates', () => {
  it.each([
    ['en', 'You will hear from us soon.', 22, 'soon'],
    ['en', 'You are Definitely a strong match', 8, 'Definitely'],
    ['de', 'Wir melden uns in Kürze.', 0, 'Wir melden uns'],
    ['fr', 'Vous aurez très vite une réponse.', 11, 'très vite'],
    ['es', 'Le escribiremos en breve.', 16, 'en breve'],
    ['ja', '結果は近日中にお知らせします。', 3, '近日中'],
    ['ar', 'سنخبركم قريبًا بالقرار.', 8, 'قريبًا'],
  ])('warns in %s of false hope: %s', (locale, opening, at, words) => {
    expect(found({ opening }, locale)[0]).toEqual(['FALSE_HOPE', 'opening', at, words]);
  });

  it.each(['sooner or later', 'a reasonable time', 'Saison'])('knows whole words: %s', (opening) => {
    expect(found({ opening })).toEqual([]);
  });

  it.each([
    ['PLEASE READ THIS', 'PLEASE READ THIS'],
    ['This is IMPORTANT', 'IMPORTANT'],
    ['ÜBERRASCHUNG für Sie', 'ÜBERRASCHUNG'],
  ])('warns of shouting: %s', (subject, words) => {
    expect(found({ subject })).toEqual([['SHOUTING', 'subject', subject.indexOf(words), words]]);
  });

  it.each(['Your CV and the GDPR', 'IT at ACME', 'In the UK'])('lets abbreviations be: %s', (subject) => {
    expect(found({ subject })).toEqual(subject === 'IT at ACME' ? [] : []);
  });

  it.each([
    ['en', 'We decide on 4 May.', '4 May'],
    ['en', 'We decide on December 4th', 'December 4'],
    ['en', 'By Friday at the latest', 'Friday'],
    ['en', 'By 2026-12-04', '2026-12-04'],
    ['en', 'By 12/4', '12/4'],
    ['de', 'Bis 4. Dezember', '4. Dezember'],
    ['de', 'Bis zum 04.12.', '04.12.'],
    ['de', 'Am Freitag', 'Freitag'],
    ['fr', 'Le 1er décembre', '1er décembre'],
    ['es', 'El 4 de diciembre', '4 de diciembre'],
    ['ja', '12月4日までに', '12月4日'],
    ['ar', 'يوم الجمعة', 'الجمعة'],
  ])('warns in %s of a date written by hand: %s', (locale, closing, words) => {
    expect(found({ closing }, locale)).toContainEqual(['DATE_BY_HAND', 'closing', closing.indexOf(words), words]);
  });

  it.each(['You may ask us.', 'We may need 2 more talks, or 1.5 hours each.'])('lets %s be', (opening) => {
    expect(found({ opening }).filter((warning) => warning[CODE] === 'DATE_BY_HAND' && warning[3] === 'may')).toEqual(
      [],
    );
  });

  it('warns of words that name no next step, where there is one to name', () => {
    const lint = (template: MailTemplate, kind: MailKind) =>
      found(template, 'en', kind).map((warning) => warning[CODE]);
    expect(lint({ opening: 'Thank you for waiting.' }, 'STILL_UNDECIDED')).toEqual(['NO_NEXT_STEP']);
    expect(lint({ opening: 'We write again on {nextWordDate}.' }, 'STILL_UNDECIDED')).toEqual([]);
    expect(lint({ opening: 'Hello.', closing: 'Decision {byDate}.' }, 'TIMELINE_SET')).toEqual([]);
    expect(lint({ greeting: 'Dear {candidateName},' }, 'TIMELINE_SET')).toEqual([]);
    expect(lint({ opening: 'Thank you.' }, 'OUTCOME_REJECTED')).toEqual([]);
  });

  it('looks into choices, and past what cannot be parsed or is too long', () => {
    expect(found({ opening: '{stage, select, none {soon} other {later}}' })).toEqual([
      ['FALSE_HOPE', 'opening', 22, 'soon'],
    ]);
    expect(found({ opening: 'soon {' })).toEqual([]);
    expect(found({ opening: 'soon '.repeat(1_000_000) })).toEqual([]);
  });

  it.each(MAIL_LANGUAGES)('has nothing against the standard words in $locale', ({ locale, sentences }) => {
    for (const [key, message] of Object.entries(sentences)) {
      const forMembers = key in member;
      expect([key, forMembers ? [] : found({ opening: message }, locale)]).toEqual([key, []]);
    }
  });
});

describe('the lint of a note', () => {
  it('warns of what a template is warned of, in the language of its reader', () => {
    const warned = (note: string, locale: string) => lintNote(note, locale).map(({ code, at }) => [code, at]);
    expect(warned('You will hear from us soon.', 'en')).toEqual([['FALSE_HOPE', 22]]);
    expect(warned('Wir melden uns in Kürze.', 'de-AT')).toContainEqual(['FALSE_HOPE', 0]);
    expect(warned('We decide on 4 May, PLEASE READ THIS', 'en').map(([code]) => code)).toEqual([
      'SHOUTING',
      'DATE_BY_HAND',
    ]);
    expect(warned('Thank you for waiting. {stage} <b>', 'en')).toEqual([]);
  });
});

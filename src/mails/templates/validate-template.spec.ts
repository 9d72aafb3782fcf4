import { describe, expect, it } from '@jest/globals';
import { MAIL_KINDS, type MailKind } from '../mail-kind.js';
import { MAIL_LANGUAGES } from '../words/mail-languages.js';
import { type MailTemplate, TEMPLATE_FIELDS } from './mail-template.js';
import { type Placeholder, placeholdersOf } from './placeholders.js';
import { validateTemplate } from './validate-template.js';

const faultsOf = (template: MailTemplate, kind: MailKind = 'TIMELINE_EXTENDED') =>
  validateTemplate(kind, 'en', template);

const opening = (source: string, kind?: MailKind) => faultsOf({ opening: source }, kind);

/** All that may be said of a kind, each as it has to be said. */
function everyPlaceholder(kind: MailKind): string {
  return Object.entries(placeholdersOf(kind))
    .map(([name, presence]) => (presence === 'ALWAYS' ? `{${name}}` : `{${name}, select, none {} other {{${name}}}}`))
    .join(' ');
}

describe('a template that is fine', () => {
  it.each(MAIL_KINDS)('%s may say all that is known, in every language', (kind) => {
    for (const { locale } of MAIL_LANGUAGES) {
      const source = everyPlaceholder(kind);
      expect(validateTemplate(kind, locale, { opening: source, closing: source })).toEqual([]);
      expect(validateTemplate(kind, locale, { subject: '{jobTitle}', greeting: 'Hi {candidateName},' })).toEqual([]);
    }
  });

  it.each([
    'Plain words.',
    "It's the team's decision.",
    'Two paragraphs.\n\nThe second.',
    'Fish & chips, 3 < 4',
    '{stage, select, Interview {After the interview} none {} other {After {stage}}} we go on.',
    '{jobTitle, select, other {words for any job}}',
  ])('%j', (source) => {
    expect(opening(source)).toEqual([]);
  });

  it('has no field at all', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ subject: null })).toEqual([]);
  });
});

describe('a template with a fault', () => {
  it.each([
    ['Dear {firstName}, hello', 5, 'firstName'],
    ['{__proto__}', 0, '__proto__'],
    ['{constructor}', 0, 'constructor'],
    ['{0}', 0, '0'],
    ['{nextWordDate}', 0, 'nextWordDate'],
    ['{mood, select, none {} other {x}}', 0, 'mood'],
    ['{stage, select, none {{mood}} other {x}}', 22, 'mood'],
  ])('has no such placeholder: %s', (source, at, placeholder) => {
    const known = Object.keys(placeholdersOf('TIMELINE_EXTENDED')) as Placeholder[];
    expect(opening(source)).toEqual([{ code: 'UNKNOWN_PLACEHOLDER', field: 'opening', at, placeholder, known }]);
  });

  it.each([
    ['Hello {candidateName', 6],
    ['a } b', 2],
    ['{', 0],
    ['{}', 0],
    ['{{constructor.constructor}}', 0],
    ['{{#each}}', 0],
    ['{{link:preferences}}', 0],
    ['{jobTitle}}', 10],
    ['{jobTitle.length}', 0],
    ['{job title}', 0],
    ['{stage, select, none {}}', 23],
    ["'{jobTitle", 1],
  ])('has braces that do not match, or hold no name: %s', (source, at) => {
    expect(opening(source)).toEqual([{ code: 'SYNTAX', field: 'opening', at }]);
  });

  it.each([
    ['{jobTitle, number}', 0],
    ['on {date, date, ::yyyy}', 3],
    ['{jobTitle, plural, one {#} other {#}}', 0],
    ['{stage, select, none {} other {{jobTitle, select, other {x}}}}', 31],
  ])('is more than words, placeholders and choices: %s', (source, at) => {
    expect(opening(source)).toEqual([{ code: 'NOT_ALLOWED', field: 'opening', at }]);
  });

  it.each([
    ['a <b>bold</b> word', 2],
    ['<script>alert(1)</script>', 0],
    ['<!-- x -->', 0],
    ['{stage, select, none {<i>} other {x}}', 22],
  ])('has markup: %s', (source, at) => {
    expect(opening(source)).toEqual([{ code: 'MARKUP', field: 'opening', at }]);
  });

  it.each([
    ['at the stage {stage}', 13, 'stage'],
    ['{stage, select, Interview {{stage}} other {{stage}}}', 27, 'stage'],
    ['{stage, select, none {no {stage}} other {x}}', 25, 'stage'],
    ['{stage, select, none {} other {{recruiterName}}}', 31, 'recruiterName'],
    ['not before {previousDate}', 11, 'previousDate'],
  ])('says what may not be known: %s', (source, at, placeholder) => {
    expect(opening(source)[0]).toEqual({ code: 'UNGUARDED_PLACEHOLDER', field: 'opening', at, placeholder });
  });

  it.each(Object.entries(TEMPLATE_FIELDS))('is too long in its %s', (field, { longest }) => {
    expect(faultsOf({ [field]: 'x'.repeat(longest) })).toEqual([]);
    expect(faultsOf({ [field]: 'x'.repeat(longest + 1) })).toEqual([{ code: 'TOO_LONG', field, at: longest, longest }]);
  });

  it('is too long with the longest names', () => {
    expect(opening('{candidateName} '.repeat(20))).toEqual([{ code: 'UNFIT_FOR_SOME_FACTS', field: 'opening', at: 0 }]);
  });

  it.each(['', ' ', '\n\n', '\0', '\u202E'])('is empty: %j', (source) => {
    expect(opening(source)).toEqual([{ code: 'EMPTY', field: 'opening', at: 0 }]);
  });

  it('is refused for each of its fields', () => {
    const faults = faultsOf({ subject: '{x}', greeting: '{', opening: 'fine', closing: '<b>', signOff: '' });
    expect(faults.map(({ field, code }) => [field, code])).toEqual([
      ['subject', 'UNKNOWN_PLACEHOLDER'],
      ['greeting', 'SYNTAX'],
      ['closing', 'MARKUP'],
      ['signOff', 'EMPTY'],
    ]);
  });

  it('of a megabyte is refused without being read', () => {
    const megabyte = '{'.repeat(1_000_000);
    const faults = faultsOf({ subject: megabyte, opening: megabyte, closing: megabyte });
    expect(faults.map(({ code }) => code)).toEqual(['TOO_LONG', 'TOO_LONG', 'TOO_LONG']);
  });
});

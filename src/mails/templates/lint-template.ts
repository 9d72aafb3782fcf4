import type { MailKind } from '../mail-kind.js';
import type { MailLanguage } from '../words/mail-language.js';
import { readerOf } from '../words/mail-languages.js';
import { fieldsOf, type MailTemplate, TEMPLATE_FIELDS, type TemplateField } from './mail-template.js';
import { parseTemplate, type TemplatePart } from './parse-template.js';
import { type Placeholder, placeholdersOf } from './placeholders.js';

/** What a good recruiter would look at again. Nothing is refused for it. */
export interface TemplateWarning {
  code: 'FALSE_HOPE' | 'SHOUTING' | 'DATE_BY_HAND' | 'NO_NEXT_STEP';
  field: TemplateField;
  /** UTF-16 units from the start of the field. */
  at: number;
  /** The words it is about; empty for what is missing. */
  found: string;
}

/** Two words in capitals, or one that is longer than most abbreviations. */
const SHOUTING = /\p{Lu}{2,}(?:\s+\p{Lu}{2,})+|\p{Lu}{6,}/gu;
/** In figures: 4.12., 4/12/26, 2026-12-04, 12月4日. */
const FIGURES = /\p{Nd}{1,4}([./-])\p{Nd}{1,2}(?:\1\p{Nd}{0,4})?|\p{Nd}{1,2}月(?:\p{Nd}{1,2}日)?/gu;

/** The placeholders that name what happens next. */
const NEXT_STEPS: readonly Placeholder[] = ['date', 'byDate', 'nextWordDate', 'holdUntilDate'];

export function lintTemplate(kind: MailKind, locale: string, template: MailTemplate): TemplateWarning[] {
  const parsed = fieldsOf(template).flatMap(([field, source]) =>
    source.length <= TEMPLATE_FIELDS[field].longest ? [{ field, parts: parseTemplate(source).parts ?? [] }] : [],
  );
  return [
    ...parsed.flatMap(({ field, parts }) =>
      wordsIn(parts).flatMap((words) => lintWords(words, locale).map((warning) => ({ ...warning, field }))),
    ),
    ...nextStepWarnings(
      kind,
      parsed.filter(({ field }) => field === 'opening' || field === 'closing'),
    ),
  ];
}

export interface TextToLint {
  text: string;
  at: number;
}

/** In words as a reader of that language will see them. */
export function lintWords({ text, at }: TextToLint, locale: string): Omit<TemplateWarning, 'field'>[] {
  const { falseHope, namedDays } = patternsOf(readerOf(locale).language);
  const find = (code: TemplateWarning['code'], pattern: RegExp) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ code, at: at + index, found }));
  return [
    ...find('FALSE_HOPE', falseHope),
    ...find('SHOUTING', SHOUTING),
    ...find('DATE_BY_HAND', FIGURES),
    ...find('DATE_BY_HAND', namedDays),
  ];
}

/** Words of one's own that speak of the wait and leave out what ends it. The mail says it all the same. */
function nextStepWarnings(
  kind: MailKind,
  parsed: { field: TemplateField; parts: readonly TemplatePart[] }[],
): TemplateWarning[] {
  const [first] = parsed;
  const offered = NEXT_STEPS.filter((placeholder) => placeholder in placeholdersOf(kind));
  const used = parsed.flatMap(({ parts }) => namesIn(parts));
  if (!first || offered.length === 0 || offered.some((placeholder) => used.includes(placeholder))) return [];
  return [{ code: 'NO_NEXT_STEP', field: first.field, at: 0, found: '' }];
}

function wordsIn(parts: readonly TemplatePart[]): TextToLint[] {
  return parts.flatMap((part) => {
    if (part.kind === 'WORDS') return [part];
    return part.kind === 'CHOICE' ? [...part.options.values()].flatMap(wordsIn) : [];
  });
}

function namesIn(parts: readonly TemplatePart[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'WORDS') return [];
    return part.kind === 'CHOICE' ? [part.name, ...[...part.options.values()].flatMap(namesIn)] : [part.name];
  });
}

interface Patterns {
  falseHope: RegExp;
  namedDays: RegExp;
}

const patterns = new Map<MailLanguage, Patterns>();

/** Made once for each language. */
function patternsOf(language: MailLanguage): Patterns {
  const made = patterns.get(language) ?? { falseHope: anyOf(language.falseHope), namedDays: namedDays(language) };
  patterns.set(language, made);
  return made;
}

/** Weekdays, and months beside a number: "may" is a word, "4 May" is a date. */
function namedDays({ dateLocale }: MailLanguage): RegExp {
  const name = (options: Intl.DateTimeFormatOptions, day: number) =>
    new Intl.DateTimeFormat(dateLocale, { ...options, timeZone: 'UTC' }).format(day);
  const days = Array.from({ length: 7 }, (_, day) => name({ weekday: 'long' }, Date.UTC(2026, 0, day + 1)));
  const months = Array.from({ length: 12 }, (_, month) => name({ month: 'long' }, Date.UTC(2026, month, 1)));
  const month = `(?:${months.join('|')})`;
  return new RegExp(
    `${anyOf(days).source}|\\p{Nd}{1,2}(?:\\.|st|nd|rd|th|er)?\\s+(?:de\\s+|of\\s+)?${month}|${month}\\s+\\p{Nd}{1,4}`,
    'giu',
  );
}

/** Whole words where words are parted; scripts that join them to others are searched as they are. */
function anyOf(words: readonly string[]): RegExp {
  const latin = words.filter((word) => /^\p{Script=Latin}/u.test(word));
  const other = words.filter((word) => !latin.includes(word));
  const whole = latin.length > 0 ? [`(?<![\\p{L}\\p{N}])(?:${latin.join('|')})(?![\\p{L}\\p{N}])`] : [];
  return new RegExp([...whole, ...other].join('|'), 'giu');
}

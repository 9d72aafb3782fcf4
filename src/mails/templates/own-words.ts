import { cut, LONGEST_NAME } from '../clean-text.js';
import type { MailFacts } from '../mail-facts.js';
import type { MailKind } from '../mail-kind.js';
import { plainLine } from '../words/mail-subject.js';
import type { MailWords } from '../words/mail-words.js';
import { type MailTemplate, TEMPLATE_FIELDS, type TemplateField } from './mail-template.js';
import { MISSING, parseTemplate, type TemplatePart } from './parse-template.js';
import { factFor, isPlaceholderOf } from './placeholders.js';

/** An organization's own words, ready for a mail; null and nothing where the standard words stand. */
export interface OwnWords {
  subject: string | null;
  greeting: string | null;
  opening: string[];
  closing: string[];
  signOff: string | null;
}

/**
 * A field that cannot be used is as if it were not there: the mail has to go. That is one with a fault, and one whose
 * placeholder has no fact today (`validateTemplate` has refused all but the strangest of both).
 */
export function ownWords(template: MailTemplate | null, kind: MailKind, facts: MailFacts, words: MailWords): OwnWords {
  const say = (field: TemplateField) => {
    const source = template?.[field];
    return source ? sayField(field, source, kind, facts, words) || null : null;
  };
  const subject = say('subject');
  return {
    subject: subject && cut(plainLine(subject), LONGEST_NAME),
    greeting: say('greeting'),
    opening: paragraphsOf(say('opening')),
    closing: paragraphsOf(say('closing')),
    signOff: say('signOff'),
  };
}

/** One field with its facts, empty if its choices leave nothing; null if it cannot be used. `facts` are clean. */
export function sayField(
  field: TemplateField,
  source: string,
  kind: MailKind,
  facts: MailFacts,
  words: MailWords,
): string | null {
  const { longest, longestRendered, clean } = TEMPLATE_FIELDS[field];
  if (source.length > longest) return null;
  const { parts } = parseTemplate(clean(source));
  const said = parts && put(parts, kind, facts, words);
  return said === null || said.length > longestRendered ? null : said.replace(/ {2,}/gu, ' ').trim();
}

/** Null if a fact is missing. */
function put(parts: readonly TemplatePart[], kind: MailKind, facts: MailFacts, words: MailWords): string | null {
  let said = '';
  for (const part of parts) {
    const piece = part.kind === 'WORDS' ? part.text : putFact(part, kind, facts, words);
    if (piece === null) return null;
    said += piece;
  }
  return said;
}

function putFact(
  part: Exclude<TemplatePart, { kind: 'WORDS' }>,
  kind: MailKind,
  facts: MailFacts,
  words: MailWords,
): string | null {
  if (!isPlaceholderOf(kind, part.name)) return null;
  const value = factFor(part.name, facts, words);
  if (part.kind === 'PLACEHOLDER') return value;
  return put(part.options.get(keyOf(value)) ?? part.options.get('other') ?? [], kind, facts, words);
}

/** A stage that somebody called "none" is a stage. */
function keyOf(value: string | null): string {
  if (value === null) return MISSING;
  const key = plainLine(value);
  return key === MISSING ? 'other' : key;
}

function paragraphsOf(text: string | null): string[] {
  return text ? text.split('\n\n').map((paragraph) => paragraph.replaceAll('\n', ' ')) : [];
}

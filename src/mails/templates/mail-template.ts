import { manyLines, oneLine } from '../clean-text.js';

/**
 * An organization's own words for one kind of mail in one language. They stand around the news: facts, what is so, what
 * follows and the links are not in them and cannot be lost. Each field is an ICU message of words, placeholders and
 * choices (`{stage, select, none {} other {You are at the stage {stage}.}}`), without markup.
 */
export interface MailTemplate {
  /** In place of the standard subject. */
  subject?: string | null;
  /** In place of "Hello Ana Ríos,". */
  greeting?: string | null;
  /** Before the news. An empty line parts paragraphs. */
  opening?: string | null;
  /** After the news and its facts. */
  closing?: string | null;
  /** In place of "Kind regards". */
  signOff?: string | null;
}

export type TemplateField = keyof MailTemplate;

export interface FieldLimits {
  /** Of the field as it is written, in UTF-16 units. */
  longest: number;
  /** With names put in. Two fields of this length, all of it to be escaped, leave room in a mail of 100 KB. */
  longestRendered: number;
  /** Makes it printable text. */
  clean(source: string): string;
}

const LINE: FieldLimits = { longest: 200, longestRendered: 600, clean: (source) => oneLine(source) };
const PARAGRAPHS: FieldLimits = { longest: 1_000, longestRendered: 2_000, clean: (source) => manyLines(source) };

export const TEMPLATE_FIELDS: Readonly<Record<TemplateField, FieldLimits>> = {
  subject: LINE,
  greeting: LINE,
  opening: PARAGRAPHS,
  closing: PARAGRAPHS,
  signOff: LINE,
};

export function fieldsOf(template: MailTemplate): [TemplateField, string][] {
  const fields = Object.keys(TEMPLATE_FIELDS) as TemplateField[];
  return fields.flatMap((field) => {
    const source = template[field];
    return typeof source === 'string' ? [[field, source] as [TemplateField, string]] : [];
  });
}

import { cleanFacts } from '../clean-facts.js';
import type { MailKind } from '../mail-kind.js';
import { readerOf } from '../words/mail-languages.js';
import { wordsFor } from '../words/mail-words.js';
import { edgeMails } from './edge-facts.js';
import { fieldsOf, type MailTemplate, TEMPLATE_FIELDS, type TemplateField } from './mail-template.js';
import { sayField } from './own-words.js';
import { MISSING, parseTemplate, type TemplatePart } from './parse-template.js';
import { isPlaceholderOf, type Placeholder, placeholdersOf } from './placeholders.js';
import type { TemplateFault } from './template-fault.js';

/**
 * What is wrong with an organization's words for a kind and language; nothing, if they can be used. Looks at their
 * length first, so that a megabyte costs nothing.
 */
export function validateTemplate(kind: MailKind, locale: string, template: MailTemplate): TemplateFault[] {
  const faults = fieldsOf(template).flatMap(([field, source]) => fieldFaults(kind, field, source));
  return faults.length > 0 ? faults : edgeFaults(kind, locale, template);
}

function fieldFaults(kind: MailKind, field: TemplateField, source: string): TemplateFault[] {
  const { longest, clean } = TEMPLATE_FIELDS[field];
  if (source.length > longest) return [{ code: 'TOO_LONG', field, at: longest, longest }];
  if (clean(source) === '') return [{ code: 'EMPTY', field, at: 0 }];
  const { parts, fault } = parseTemplate(source);
  if (fault) return [{ ...fault, field }];
  return parts.flatMap((part) => partFaults(kind, field, part, null));
}

/** `guard`: the placeholder that is known to be there where this part stands. */
function partFaults(kind: MailKind, field: TemplateField, part: TemplatePart, guard: string | null): TemplateFault[] {
  if (part.kind === 'WORDS') return [];
  const { name, at } = part;
  if (!isPlaceholderOf(kind, name)) {
    const known = Object.keys(placeholdersOf(kind)) as Placeholder[];
    return [{ code: 'UNKNOWN_PLACEHOLDER', field, at, placeholder: name, known }];
  }
  if (part.kind === 'PLACEHOLDER') {
    const isKnown = placeholdersOf(kind)[name] === 'ALWAYS' || name === guard;
    return isKnown ? [] : [{ code: 'UNGUARDED_PLACEHOLDER', field, at, placeholder: name }];
  }
  const { options } = part;
  return [...options].flatMap(([key, inner]) => {
    const isThere = options.has(MISSING) && key !== MISSING;
    return inner.flatMap((each) => partFaults(kind, field, each, isThere ? name : null));
  });
}

/** Fields that would be given up in a mail at the edge. */
function edgeFaults(kind: MailKind, locale: string, template: MailTemplate): TemplateFault[] {
  const words = wordsFor(readerOf(locale));
  const edges = edgeMails(kind).map(({ facts }) => cleanFacts(facts));
  return fieldsOf(template)
    .filter(([field, source]) => edges.some((facts) => sayField(field, source, kind, facts, words) === null))
    .map(([field]) => ({ code: 'UNFIT_FOR_SOME_FACTS', field, at: 0 }));
}

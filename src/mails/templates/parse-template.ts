import { IntlMessageFormat } from 'intl-messageformat';

/** The key of a choice that is taken where the fact is not known. */
export const MISSING = 'none';

/** `at` counts UTF-16 units from the start of the field. */
export type TemplatePart =
  | { kind: 'WORDS'; text: string; at: number }
  | { kind: 'PLACEHOLDER'; name: string; at: number }
  | { kind: 'CHOICE'; name: string; at: number; options: ReadonlyMap<string, readonly TemplatePart[]> };

/** `SYNTAX`: braces that do not match, or nothing where a name is expected. `NOT_ALLOWED`: ICU, and more than a template may. */
export interface ParseFault {
  code: 'SYNTAX' | 'NOT_ALLOWED' | 'MARKUP';
  at: number;
}

/** What a template is made of, or what is wrong with it first. */
export type ParsedTemplate = { parts: readonly TemplatePart[]; fault: null } | { parts: null; fault: ParseFault };

/** As the parser numbers its elements. */
const LITERAL = 0;
const ARGUMENT = 1;
const SELECT = 5;

interface Element {
  type: number;
  value?: string;
  options?: Record<string, { value: Element[] }>;
  location?: { start: { offset: number } };
}

class Unfit extends Error {
  readonly fault: ParseFault;

  constructor(fault: ParseFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** Parses one field of bounded length. Nothing of it is ever run: the parts are put together by `own-words.ts`. */
export function parseTemplate(source: string): ParsedTemplate {
  try {
    return { parts: partsOf(elementsOf(source), false), fault: null };
  } catch (error) {
    if (error instanceof Unfit) return { parts: null, fault: error.fault };
    throw error;
  }
}

function elementsOf(source: string): Element[] {
  // To ICU a straight apostrophe before a brace quotes it: "l'{organizationName}" would lose its placeholder.
  const quiet = source.replaceAll("'", '’');
  try {
    return new IntlMessageFormat(quiet, 'en', undefined, {
      ignoreTag: true,
      captureLocation: true,
    }).getAst() as Element[];
  } catch (error) {
    const { location } = error as { location?: Element['location'] };
    throw new Unfit({ code: 'SYNTAX', at: location?.start.offset ?? 0 });
  }
}

function partsOf(elements: Element[], isInChoice: boolean): TemplatePart[] {
  return elements.map((element): TemplatePart => {
    const { type, value = '', options } = element;
    const at = element.location?.start.offset ?? 0;
    if (type === LITERAL) return words(value, at);
    if (type === ARGUMENT) return { kind: 'PLACEHOLDER', name: value, at };
    if (type !== SELECT || !options || isInChoice) throw new Unfit({ code: 'NOT_ALLOWED', at });
    const choices = Object.entries(options).map(([key, option]) => [key, partsOf(option.value, true)] as const);
    return { kind: 'CHOICE', name: value, at, options: new Map(choices) };
  });
}

function words(text: string, at: number): TemplatePart {
  const brace = text.search(/[{}]/u);
  if (brace >= 0) throw new Unfit({ code: 'SYNTAX', at: at + brace });
  const tag = text.search(/<[/!?a-z]/iu);
  if (tag >= 0) throw new Unfit({ code: 'MARKUP', at: at + tag });
  return { kind: 'WORDS', text, at };
}

/**
 * One SQL text. With a name, a connection prepares it once and plans it once; the name must stand for this text
 * alone, so named statements are module constants. A text put together from a filter has none.
 */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  /** Whether one plan is as good as any, whatever its values are. */
  readonly plannedOnce?: boolean;
}

// A condition that a value may switch off, such as `($2::text IS NULL OR status = $2)`: which index helps, the value says.
const switchedOff = /\(\$\d+(::\w+(\[\])?)?( IS NULL)? OR /;

const names = new Set<string>();

/** Declares a named statement. A second one of the same name is a programming fault, found at start. */
export function statement(name: string, text: string): Required<Statement> {
  if (names.has(name)) throw new Error(`two statements are called "${name}"`);
  names.add(name);
  return { name, text, plannedOnce: !switchedOff.test(text) };
}

const ofTexts = new Map<string, Required<Statement>>();

// A connection keeps what it prepared, each some kilobytes.
const mostKept = 200;

/** The same of a text that is put together of parts of the code: of those that come first; the others stay without a name. */
export function oftenAsked(text: string): Statement {
  return ofTexts.has(text) || ofTexts.size < mostKept ? statementOf(text) : { text };
}

/** The named statement of a text that another library puts together: one of few, again and again. */
export function statementOf(text: string): Required<Statement> {
  const known = ofTexts.get(text) ?? statement(`text_${ofTexts.size + 1}`, text);
  ofTexts.set(text, known);
  return known;
}

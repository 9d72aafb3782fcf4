/** Markup that may be written as it is. Only `html` makes it, out of its own literal parts and escaped values. */
export class Markup {
  constructor(readonly source: string) {}
}

type Insert = Markup | string | number | false | null | undefined | readonly Insert[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Tag for templates: every value is escaped, whatever it is, unless it is itself the result of this tag. */
export function html(literals: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  return new Markup(String.raw({ raw: literals }, ...inserts.map(render)));
}

function render(insert: Insert): string {
  if (insert === false || insert === null || insert === undefined) return '';
  if (insert instanceof Markup) return insert.source;
  if (typeof insert === 'object') return insert.map(render).join('');
  return String(insert).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** What of an answer may differ between two calls that are alike, by what stands in its place. */
const chance: readonly (readonly [form: RegExp, stand: string])[] = [
  [/\bft_(live|test|operator)_\w+/g, '<token>'],
  [/"(cursor|startCursor|endCursor)":"[\w-]+"/g, '"$1":"<cursor>"'],
];

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * An answer without what is the call's own: `own` is taken out as it stands in the answer, ids become numbers in the
 * order in which they appear.
 */
export function anonymous(answer: unknown, own: { readonly given: unknown; readonly mark: string }): string {
  let text = JSON.stringify(answer);
  for (const given of textsOf(own.given)) text = text.replaceAll(JSON.stringify(given).slice(1, -1), '<given>');
  text = text.replaceAll(own.mark, '<mark>');
  for (const [form, stand] of chance) text = text.replace(form, stand);
  const seen: string[] = [];
  return text.replace(uuid, (id) => {
    if (!seen.includes(id)) seen.push(id);
    return `<id ${seen.indexOf(id) + 1}>`;
  });
}

/** The texts within a value, longest first: one may be part of another. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value)
    .flatMap(textsOf)
    .sort((a, b) => b.length - a.length);
}

const VOID = new Set(['meta', 'br', 'img', 'wbr']);
const TAG = /^<(\/?)([a-z][a-z\d]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>/u;
const ENTITY = /^&(?:[a-z]+|#\d+);/u;

/** What is wrong with the markup: tags that do not close in turn, stray angle brackets, ampersands that start nothing. */
export function markupFaults(html: string): string[] {
  let rest = html
    .replace(/^<!doctype html>/u, '')
    .replace(/<!--.*?-->/gsu, '')
    .replace(/<style>.*?<\/style>/gsu, '');
  const open: string[] = [];
  while (rest) {
    const plain = /^[^<>&]+/u.exec(rest);
    const tag = TAG.exec(rest);
    const found = plain ?? tag ?? ENTITY.exec(rest);
    if (!found) return [`stray ${JSON.stringify(rest.slice(0, 60))}`];
    const [, closing, name = ''] = tag ?? [];
    if (tag && closing && open.pop() !== name) return [`</${name}> closes nothing`];
    if (tag && !closing && !VOID.has(name)) open.push(name);
    rest = rest.slice(found[0].length);
  }
  return open.map((name) => `<${name}> stays open`);
}

import type { DocumentNode } from 'graphql';

/** More steps were taken than are allowed: whatever takes them is stopped. */
export class TooManySteps extends Error {
  override readonly name = 'TooManySteps';
}

/** How often anything of a document was looked at. */
export class Steps {
  taken = 0;

  constructor(private readonly most: number) {}

  take(): void {
    this.taken += 1;
    if (this.taken > this.most) throw new TooManySteps(`more than ${this.most} steps`);
  }
}

/**
 * The same document, of which each look at a part of a node or a list is a step: whoever walks it, code of ours or of a
 * library, by recursion or by a visitor, is counted alike.
 */
export function countedDocument(document: DocumentNode, steps: Steps): DocumentNode {
  const known = new WeakMap<object, object>();
  const counted = (value: unknown): unknown => {
    // Its place in the text is no part of it.
    if (typeof value !== 'object' || value === null || !(Array.isArray(value) || 'kind' in value)) return value;
    const before = known.get(value);
    if (before !== undefined) return before;
    const proxy = new Proxy(value, {
      get(target, name) {
        if (name !== 'loc') steps.take();
        return counted(Reflect.get(target, name));
      },
    });
    known.set(value, proxy);
    return proxy;
  };
  return counted(document) as DocumentNode;
}

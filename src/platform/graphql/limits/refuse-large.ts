import { type DocumentNode, GraphQLError, visit } from 'graphql';
import { sizeOfDocument } from './document-size.js';
import { mergesIn } from './merged-fields.js';
import { queryLimits } from './query-limits.js';

const called = {
  characters: 'characters',
  directives: 'directives',
  selections: 'fields and fragments, each counted wherever it is spread',
  merges: 'pairs of fields of one name at one place',
  depth: 'levels of depth',
  levels: 'levels, with those of introspection',
  aliases: 'aliases',
  rootFields: 'root fields',
} as const;

/** Refuses a text that is too long to be parsed. */
export function refuseLong(source: string): void {
  refuseAbove('characters', source.length);
}

/**
 * Refuses a document over the limits of `queryLimits`, before anything else walks it: what validation, cost, permissions
 * and execution do afterwards is bounded by what was counted here.
 */
export function refuseLarge(document: DocumentNode): void {
  refuseAbove('directives', directivesIn(document));
  const { selections, operations } = sizeOfDocument(document);
  // The more telling refusals first.
  for (const what of ['depth', 'levels', 'aliases', 'rootFields'] as const)
    for (const operation of operations) refuseAbove(what, operation[what]);
  refuseAbove('selections', selections);
  refuseAbove('merges', mergesIn(document));
}

function directivesIn(document: DocumentNode): number {
  let found = 0;
  visit(document, {
    Directive: () => {
      found += 1;
    },
  });
  return found;
}

function refuseAbove(what: keyof typeof called, found: number): void {
  const limit = queryLimits[what];
  if (found <= limit) return;
  throw new GraphQLError(`The operation has ${found} ${called[what]}; ${limit} are allowed.`, {
    extensions: { code: 'QUERY_TOO_LARGE', limit, found },
  });
}

import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
  visit,
} from 'graphql';
import { queryLimits } from './query-limits.js';

interface Measure {
  depth: number;
  aliases: number;
  rootFields: number;
}

/** Refuses a document over the limits of depth, aliases, root fields and directives, counted through its fragments. */
export const limitsRule: ValidationRule = (context: ValidationContext) => ({
  Document(document) {
    let directives = 0;
    visit(document, {
      Directive: () => {
        directives += 1;
      },
    });
    report(context, 'directives', directives);
  },
  OperationDefinition(operation) {
    const measure = measureOperation(context, operation);
    report(context, 'depth', measure.depth);
    report(context, 'aliases', measure.aliases);
    report(context, 'rootFields', measure.rootFields);
  },
});

const called = {
  directives: 'directives',
  depth: 'levels of depth',
  aliases: 'aliases',
  rootFields: 'root fields',
} as const;

function report(context: ValidationContext, what: keyof typeof called, found: number): void {
  const limit = queryLimits[what];
  if (found <= limit) return;
  context.reportError(
    new GraphQLError(`The operation has ${found} ${called[what]}; ${limit} are allowed.`, {
      extensions: { code: 'QUERY_TOO_LARGE', limit, found },
    }),
  );
}

function measureOperation(context: ValidationContext, operation: OperationDefinitionNode): Measure {
  const fragments = new Map<string, Measure>();
  return measureSelection(context, operation.selectionSet, fragments, new Set());
}

/** A fragment is measured once and remembered; a cycle (refused by another rule) ends the descent. */
function measureSelection(
  context: ValidationContext,
  selections: SelectionSetNode,
  known: Map<string, Measure>,
  within: ReadonlySet<string>,
): Measure {
  const total: Measure = { depth: 0, aliases: 0, rootFields: 0 };
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) addField(total, selection, context, known, within);
    else if (selection.kind === Kind.INLINE_FRAGMENT)
      add(total, measureSelection(context, selection.selectionSet, known, within));
    else add(total, measureFragment(context, context.getFragment(selection.name.value), known, within));
  }
  return total;
}

function addField(
  total: Measure,
  field: FieldNode,
  context: ValidationContext,
  known: Map<string, Measure>,
  within: ReadonlySet<string>,
): void {
  const aliases = field.alias === undefined ? 0 : 1;
  const introspection = field.name.value.startsWith('__');
  const below =
    field.selectionSet === undefined || introspection
      ? { depth: 0, aliases: 0 }
      : measureSelection(context, field.selectionSet, known, within);
  total.rootFields += 1;
  total.aliases += aliases + below.aliases;
  total.depth = Math.max(total.depth, 1 + below.depth);
}

function measureFragment(
  context: ValidationContext,
  fragment: FragmentDefinitionNode | null | undefined,
  known: Map<string, Measure>,
  within: ReadonlySet<string>,
): Measure {
  const name = fragment?.name.value;
  if (fragment === null || fragment === undefined || name === undefined || within.has(name)) {
    return { depth: 0, aliases: 0, rootFields: 0 };
  }
  const before = known.get(name);
  if (before !== undefined) return before;
  const measured = measureSelection(context, fragment.selectionSet, known, new Set([...within, name]));
  known.set(name, measured);
  return measured;
}

function add(total: Measure, part: Measure): void {
  total.depth = Math.max(total.depth, part.depth);
  total.aliases += part.aliases;
  total.rootFields += part.rootFields;
}

import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** What GraphQL tells a resolver of the operation it answers. */
export type Selection = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** A compiled operation has one list of nodes for each of its fields, as long as it is kept. */
const known = new WeakMap<Selection['fieldNodes'], ReadonlySet<string>>();

/** Names of the fields that are selected of what a resolver answers with, those among them that a directive may leave out. */
export function selectedFields(selection: Selection): ReadonlySet<string> {
  return remembered(selection, () => below(selection.fieldNodes, selection.fragments));
}

/** The same of the rows of a connection, by `nodes` and by `edges`. */
export function selectedFieldsOfRows(selection: Selection): ReadonlySet<string> {
  const { fieldNodes, fragments } = selection;
  return remembered(selection, () => {
    const ofPage = below(fieldNodes, fragments);
    const ofEdges = below(named('edges', ofPage), fragments);
    return below([...named('nodes', ofPage), ...named('node', ofEdges)], fragments);
  });
}

function remembered({ fieldNodes }: Selection, find: () => readonly FieldNode[]): ReadonlySet<string> {
  const before = known.get(fieldNodes);
  if (before !== undefined) return before;
  // `__typename` is of no row.
  const names = find().map((field) => field.name.value);
  const fields = new Set(names.filter((name) => !name.startsWith('__')));
  known.set(fieldNodes, fields);
  return fields;
}

function named(name: string, fields: readonly FieldNode[]): FieldNode[] {
  return fields.filter((field) => field.name.value === name);
}

/** The fields selected of several, through all fragments, each of which counts once. */
function below(fields: readonly FieldNode[], fragments: Selection['fragments']): FieldNode[] {
  const spread = new Set<string>();
  const fieldsIn = (set: SelectionSetNode | undefined): FieldNode[] =>
    (set?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsIn(selection.selectionSet);
      const name = selection.name.value;
      if (spread.has(name)) return [];
      spread.add(name);
      return fieldsIn(fragments[name]?.selectionSet);
    });
  return fields.flatMap(({ selectionSet }) => fieldsIn(selectionSet));
}

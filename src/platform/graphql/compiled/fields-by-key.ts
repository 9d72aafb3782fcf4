import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isAbstractType,
  Kind,
  type NamedTypeNode,
  type SelectionSetNode,
} from 'graphql';

type Nodes = [FieldNode, ...FieldNode[]];

/** What is selected of an object of that type, by the key in the answer: in its order there, and what is merged, merged. */
export function fieldsByKey(
  sets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  { schema, fragments }: Pick<GraphQLResolveInfo, 'schema' | 'fragments'>,
): ReadonlyMap<string, Nodes> {
  const fields = new Map<string, Nodes>();
  // At one place a fragment counts once.
  const spread = new Set<string>();
  const isOf = (condition: NamedTypeNode | undefined): boolean => {
    if (condition === undefined || condition.name.value === type.name) return true;
    const wider = schema.getType(condition.name.value);
    return isAbstractType(wider) && schema.isSubType(wider, type);
  };
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const before = fields.get(key);
        if (before === undefined) fields.set(key, [selection]);
        else before.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (isOf(selection.typeCondition)) collect(selection.selectionSet);
      } else {
        const fragment = fragments[selection.name.value];
        if (fragment === undefined || spread.has(fragment.name.value)) continue;
        spread.add(fragment.name.value);
        if (isOf(fragment.typeCondition)) collect(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) collect(set);
  return fields;
}

import { type DocumentNode, type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { definitionsOf } from './definitions.js';

/**
 * How many pairs of fields of one name stand at one place of the answer, in all operations of a document and in the
 * fragments that none uses: as often does validation look whether two of them can be merged. Takes as many steps as the
 * document has selections, of which there must be a bound.
 */
export function mergesIn(document: DocumentNode): number {
  const { operations, fragments } = definitionsOf(document);
  const spread = new Set<FragmentDefinitionNode>();
  const count = (selectionSet: SelectionSetNode) => pairsBelow([selectionSet], fragments, spread);
  const ofOperations = operations.map(({ selectionSet }) => count(selectionSet));
  const unused = [...fragments.values()].filter((fragment) => !spread.has(fragment));
  return [...ofOperations, ...unused.map(({ selectionSet }) => count(selectionSet))].reduce(
    (sum, each) => sum + each,
    0,
  );
}

/** @param spread is told of every fragment on the way */
function pairsBelow(
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  spread: Set<FragmentDefinitionNode>,
): number {
  const named = new Map<string, FieldNode[]>();
  // What is spread twice at one place is merged once.
  const here = new Set<FragmentDefinitionNode>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const others = named.get(name);
        if (others === undefined) named.set(name, [selection]);
        else others.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else {
        const fragment = fragments.get(selection.name.value);
        if (fragment === undefined || here.has(fragment)) continue;
        here.add(fragment);
        spread.add(fragment);
        collect(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) collect(set);
  let pairs = 0;
  for (const fields of named.values()) {
    pairs += (fields.length * (fields.length - 1)) / 2;
    const below = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (below.length > 0) pairs += pairsBelow(below, fragments, spread);
  }
  return pairs;
}

import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type NamedTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A field that an operation selects. */
export interface SelectedField {
  readonly node: FieldNode;
  /** By name, from the root downwards; of a fragment's field, where it is spread first. */
  readonly path: readonly string[];
  /** The field of each type that may stand there. */
  readonly definitions: readonly GraphQLField<unknown, unknown>[];
}

/** The parts of a document and of its variables that tell what is selected. */
export interface Selecting {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The fields that an operation on this type selects at its root, but for those that a directive leaves out. */
export function rootFields(set: SelectionSetNode, type: GraphQLCompositeType, selecting: Selecting): SelectedField[] {
  return new Walk(selecting).fieldsOf(set, type, []);
}

/** All that is selected below these: each field once, however often the fragment that it stands in is spread. */
export function fieldsBelow(roots: readonly SelectedField[], selecting: Selecting): SelectedField[] {
  const walk = new Walk(selecting);
  const found: SelectedField[] = [];
  const descend = (fields: readonly SelectedField[]): void => {
    for (const { node, path, definitions } of fields) {
      const types = new Set(definitions.map(({ type }) => getNamedType(type)).filter(isCompositeType));
      for (const type of types) {
        const below = node.selectionSet === undefined ? [] : walk.fieldsOf(node.selectionSet, type, path);
        found.push(...below);
        descend(below);
      }
    }
  };
  descend(roots);
  return found;
}

class Walk {
  readonly #spread = new Set<string>();

  constructor(private readonly selecting: Selecting) {}

  fieldsOf({ selections }: SelectionSetNode, type: GraphQLCompositeType, above: readonly string[]): SelectedField[] {
    return selections
      .filter((selection) => this.#isIncluded(selection))
      .flatMap((selection) => this.#fieldsOf(selection, type, above));
  }

  #fieldsOf(selection: SelectionNode, type: GraphQLCompositeType, above: readonly string[]): SelectedField[] {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return this.fieldsOf(selection.selectionSet, this.#typeOf(selection.typeCondition) ?? type, above);
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#fieldsOfSpread(selection.name.value, above);
    const name = selection.name.value;
    const definitions = this.#typesOf(type).flatMap((each) =>
      isUnionType(each) ? [] : (each.getFields()[name] ?? []),
    );
    return [{ node: selection, path: [...above, (selection.alias ?? selection.name).value], definitions }];
  }

  #fieldsOfSpread(name: string, above: readonly string[]): SelectedField[] {
    const fragment = this.selecting.fragments.get(name);
    const type = this.#typeOf(fragment?.typeCondition);
    if (fragment === undefined || type === undefined || this.#spread.has(name)) return [];
    this.#spread.add(name);
    return this.fieldsOf(fragment.selectionSet, type, above);
  }

  #typeOf(condition: NamedTypeNode | undefined): GraphQLCompositeType | undefined {
    const type = condition && this.selecting.schema.getType(condition.name.value);
    return isCompositeType(type) ? type : undefined;
  }

  /** The type and, of an interface or a union, each that it may be. */
  #typesOf(type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    return isAbstractType(type) ? [type, ...this.selecting.schema.getPossibleTypes(type)] : [type];
  }

  #isIncluded(selection: SelectionNode): boolean {
    const { variables } = this.selecting;
    const skip = getDirectiveValues(GraphQLSkipDirective, selection, variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
    return skip?.['if'] !== true && include?.['if'] !== false;
  }
}

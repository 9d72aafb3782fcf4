import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';

export interface Definitions {
  readonly operations: readonly OperationDefinitionNode[];
  /** By their names. */
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** What a document defines. Throws for two fragments of one name: which of them is meant nobody could tell. */
export function definitionsOf({ definitions }: DocumentNode): Definitions {
  const operations: OperationDefinitionNode[] = [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
    if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const { value: name } = definition.name;
    if (fragments.has(name)) throw invalidDocument(`There can be only one fragment named "${name}".`);
    fragments.set(name, definition);
  }
  return { operations, fragments };
}

export function invalidDocument(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}

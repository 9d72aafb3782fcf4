import {
  type DocumentNode,
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import { definitionsOf } from '../limits/definitions.js';
import { fieldsByKey } from './fields-by-key.js';
import { type CompiledField, type CompiledObject, type Complete, type KnownInfo, QueryRun } from './query-run.js';

// A field takes 0.7 KB for as long as its query is kept.
const mostFields = 100;

/** Answers a query whose variables are coerced. Rejects with the first error, and looks for no others. */
export type CompiledQuery = (context: object, variables: Record<string, unknown>) => Promise<Record<string, unknown>>;

/**
 * Finds out once what is the same whoever asks and whatever the rows are: the fields of each object, merged, their
 * resolvers, and what becomes of what those give. Null for a query that is too long to be kept.
 */
export function compileQuery(schema: GraphQLSchema, document: DocumentNode): CompiledQuery | null {
  const { operations, fragments } = definitionsOf(document);
  const [operation] = operations;
  const type = schema.getQueryType();
  if (operation === undefined || !type) throw new Error('what is compiled is a query');
  const compiler = new Compiler({ schema, operation, fragments: Object.fromEntries(fragments) });
  const root = compiler.objectOf(type, [operation.selectionSet]);
  if (compiler.fields > mostFields) return null;
  return async (context, variables) => await new QueryRun(context, variables).answer(root);
}

class Compiler {
  fields = 0;

  constructor(private readonly known: Pick<KnownInfo, 'schema' | 'operation' | 'fragments'>) {}

  objectOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): CompiledObject {
    const empty: Record<string, unknown> = {};
    const fields: CompiledField[] = [];
    for (const [key, nodes] of fieldsByKey(sets, type, this.known)) {
      this.fields += 1;
      if (this.fields > mostFields) break;
      const [{ name }] = nodes;
      const isItsName = name.value === TypeNameMetaFieldDef.name;
      empty[key] = isItsName ? type.name : null;
      if (!isItsName) fields.push(this.#fieldOf(type, key, nodes));
    }
    return { empty, fields };
  }

  #fieldOf(parentType: GraphQLObjectType, key: string, fieldNodes: readonly [FieldNode, ...FieldNode[]]) {
    const [node] = fieldNodes;
    const field = parentType.getFields()[node.name.value];
    if (field === undefined) throw new Error(`${parentType.name} has no ${node.name.value}`);
    const { name: fieldName, type: returnType, resolve = defaultFieldResolver } = field;
    return {
      key,
      resolve,
      argumentsBy: argumentsOf(field, node),
      complete: this.#completing(returnType, fieldNodes),
      known: { ...this.known, fieldName, fieldNodes, returnType, parentType },
    };
  }

  #completing(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    if (!isNonNullType(type)) return this.#completingNullable(type, nodes);
    const inner = this.#completingNullable(type.ofType, nodes);
    return (given, place, run) => {
      const completed = inner(given, place, run);
      if (completed === null) throw new Error('null stands where it may not');
      return completed;
    };
  }

  #completingNullable(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    const present = this.#completingPresent(type, nodes);
    return (given, place, run) => (given === null || given === undefined ? null : present(given, place, run));
  }

  #completingPresent(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    if (isListType(type)) {
      const item = this.#completing(type.ofType, nodes);
      return (items, place, run) => run.list(items, item, place);
    }
    if (isLeafType(type)) {
      return (value) => {
        const serialized: unknown = type.serialize(value);
        if (serialized === null || serialized === undefined) throw new Error(`${type.name} cannot show its value`);
        return serialized;
      };
    }
    if (!isObjectType(type) || type.isTypeOf) throw new Error(`${String(type)} is not known before its rows`);
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const object = this.objectOf(type, sets);
    return (row, place, run) => run.object(object, row, place);
  }
}

const noArguments = Object.freeze({});

function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): CompiledField['argumentsBy'] {
  return field.args.length === 0 ? () => noArguments : (variables) => getArgumentValues(field, node, variables);
}

import type { MercuriusDriverConfig } from '@nestjs/mercurius';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  Location,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
} from 'graphql';
import type { MercuriusContext } from 'mercurius';
import { coerceVariables, coerceVariablesOfChange } from './coerce-variables.js';
import { CompiledQueries } from './compiled/compiled-queries.js';
import { causeOf } from './error-code.js';
import { queryCost, refuseCostly } from './limits/query-cost.js';
import { queryLimits } from './limits/query-limits.js';
import { refuseLarge, refuseLong } from './limits/refuse-large.js';
import { asGraphQLError, refusal } from './refusal.js';
import type { RequestContext } from './request-context.js';
import { ReadsClosed } from './request-reads.js';
import { refuseSelection } from './selection/refuse-selection.js';
import { isUnavailable } from './unavailable.js';

type Hooks = NonNullable<MercuriusDriverConfig['hooks']>;

const { definitions: nothing } = parse('{ __typename }');

/** What Mercurius runs in place of a document that is refused, or answered otherwise: by the same names nothing much. */
function inPlaceOf({ definitions }: DocumentNode): DocumentNode {
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode[];
  return {
    kind: Kind.DOCUMENT,
    definitions: operations.map(({ name }) => ({ ...(nothing[0] as OperationDefinitionNode), name })),
  };
}

/** What the hooks of an operation tell each other. */
interface Found {
  /** Of one that Mercurius does not run. */
  answer?: ExecutionResult;
  /** What it costs, once that is counted. */
  cost?: number;
}

const found = Symbol('found');

/**
 * It is kept at the context itself: of a WeakMap V8 takes every value for one in use when it collects the young objects,
 * and each answer would be moved among the old ones.
 */
function foundOf(context: object): Found {
  const kept = context as { [found]?: Found };
  kept[found] ??= {};
  return kept[found];
}

/**
 * What happens to an operation on its way. Its size is looked at before anything else walks it, its cost before it is
 * run; then compiled code answers it, or else Mercurius has it interpreted.
 */
export class OperationHooks {
  readonly #compiled = new CompiledQueries();

  readonly hooks: Hooks = {
    preParsing: (_schema, source) => refuseLong(source),
    preValidation: (_schema, document) => {
      refuseParsedElsewhere(document);
      refuseLarge(document);
    },
    preExecution: async (schema, document, context) => {
      const answer = await this.#answer(schema, document, context);
      if ('variables' in answer) return answer;
      foundOf(context).answer = answer;
      return { document: inPlaceOf(document), ...(answer.errors === undefined ? {} : { errors: [...answer.errors] }) };
    },
    onResolution: (execution, context) => {
      const { answer, cost: requested } = foundOf(context);
      if (answer?.data !== undefined) Object.assign(execution, { data: answer.data });
      // What is refused for its variables is not run, wherever that is found.
      const isRefused = answer === undefined && execution.data === undefined;
      if (requested !== undefined && !isRefused)
        execution.extensions = { cost: { requested, limit: queryLimits.cost } };
    },
  };

  /** What an operation is answered, if not with what was run. */
  answerOf(context: object): ExecutionResult | undefined {
    return foundOf(context).answer;
  }

  /** Refuses an operation, or has compiled code answer it, or tells the variables with which it is to be interpreted. */
  async #answer(
    schema: GraphQLSchema,
    document: DocumentNode,
    context: MercuriusContext,
  ): Promise<ExecutionResult | { readonly variables: Record<string, unknown> }> {
    const { actor, reads, operation: asked, onlyReads } = context as unknown as RequestContext;
    const operationName = asked.operationName ?? undefined;
    const variables = asked.variables ?? {};
    let coerced: Record<string, unknown>;
    try {
      const operation = operationOf(schema, document, operationName);
      if (onlyReads) refuseChange(operation);
      const isChange = operation.operation === OperationTypeNode.MUTATION;
      const change = isChange ? coerceVariablesOfChange(schema, operation, variables) : undefined;
      coerced = change?.withoutRows ?? coerceVariables(schema, operation, variables);
      const cost = queryCost(schema, document, coerced, operationName);
      foundOf(context).cost = cost;
      refuseCostly(cost);
      if (change !== undefined) {
        await refuseSelection({ schema, document, operation, variables: coerced }, actor);
        return { variables: change.toRun };
      }
    } catch (error) {
      return { errors: [asGraphQLError(error as Error)] };
    }
    const answer = await this.#compiled.answer(schema, document, context, coerced).catch(asFailed);
    if (answer === null) return { variables: coerced };
    if (answer.errors === undefined || answer.errors.some(isAway)) return answer;
    // It is told of errors exactly as the interpreter tells of them: by asking it, of what stands there now.
    reads.renew();
    return { variables: coerced };
  }
}

/** Compiled code that breaks is no reason to fail: the interpreter is asked. */
function asFailed(error: Error): ExecutionResult {
  return { errors: [asGraphQLError(error)] };
}

/** Asking again would keep the caller waiting once more, for the same. */
function isAway(error: Error): boolean {
  const cause = causeOf(error);
  return isUnavailable(cause) || cause instanceof ReadsClosed;
}

/** Mercurius takes a syntax tree as JSON where a text does not parse: it would have gone past the limit of tokens. */
function refuseParsedElsewhere(document: DocumentNode): void {
  if (document?.loc instanceof Location) return;
  throw refusal('GRAPHQL_PARSE_FAILED', 'Send the operation as GraphQL text.');
}

function operationOf(schema: GraphQLSchema, document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, name);
  if (!operation) throw new GraphQLError('The document has no operation of that name; if it has several, name one.');
  // No rule of validation looks at that, and the interpreter would tell of it beside `data: null`, as of one that was run.
  if (!schema.getRootType(operation.operation))
    throw new GraphQLError(`There is no ${operation.operation} in this schema.`, { nodes: [operation] });
  return operation;
}

/** Scanners and prefetching browsers follow links: nothing is changed by one. */
function refuseChange({ operation }: OperationDefinitionNode): void {
  if (operation === OperationTypeNode.MUTATION) throw refusal('METHOD_NOT_ALLOWED', 'Send mutations by POST.');
}

import type { MercuriusDriverConfig } from '@nestjs/mercurius';
import { MercuriusDriver } from '@nestjs/mercurius';
import {
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  Kind,
  Location,
  NoSchemaIntrospectionCustomRule,
  parse,
} from 'graphql';
import type { Config } from '../config/config.js';
import { changeByField } from './change-by-field.js';
import { coerceVariables } from './coerce-variables.js';
import { formatErrors } from './error-formatter.js';
import { limitsRule } from './limits/limits-rule.js';
import { queryCost, refuseCostly } from './limits/query-cost.js';
import { queryLimits } from './limits/query-limits.js';
import { asGraphQLError, refusal } from './refusal.js';
import type { RequestContext } from './request-context.js';
import { schemaOptions } from './schema-options.js';

/**
 * How operations are run: masked errors and the limits of `queryLimits`. How they come in and go out is the endpoint's
 * (`endpoint/`): Mercurius has no route of its own.
 */
export function graphqlOptions(config: Config): MercuriusDriverConfig {
  return {
    driver: MercuriusDriver,
    ...schemaOptions,
    transformSchema: changeByField,
    routes: false,
    // Compiled from the second time a document is seen: parsing and planning a list query costs more than its rows.
    jit: 1,
    cache: 1_024,
    graphiql: false,
    allowBatchedQueries: false,
    graphql: { parseOptions: { maxTokens: queryLimits.tokens }, validateOptions: { maxErrors: 10 } },
    validationRules: config.introspection ? [limitsRule] : [limitsRule, NoSchemaIntrospectionCustomRule],
    errorFormatter: (execution, context) => {
      const refused = refusals.get(context);
      const response = formatErrors(refused === undefined ? execution : { errors: [refused] }, contextOf(context));
      // The endpoint says which.
      return { statusCode: 200, response };
    },
    hooks: {
      preParsing: (_schema, source) => refuseLong(source),
      preValidation: (_schema, document) => refuseParsedElsewhere(document),
      preExecution: (schema, document, context, variables) => {
        const { operation, onlyReads } = contextOf(context);
        const operationName = operation.operationName ?? undefined;
        // A compiled query is kept by its text, whatever the name of the operation: one of several must not be compiled.
        const oneOfSeveral = hasSeveralOperations(document);
        try {
          if (onlyReads) refuseChange(document, operationName);
          const given = coerceVariables(schema, document, variables ?? {}, operationName);
          const cost = queryCost(schema, document, given, oneOfSeveral ? operationName : undefined);
          costs.set(context, cost);
          refuseCostly(cost);
          return oneOfSeveral ? { document, variables: given } : { variables: given };
        } catch (error) {
          // Thrown at the call that compiles, it would keep the document from ever being compiled: a refused call is not counted.
          const refused = asGraphQLError(error as Error);
          refusals.set(context, refused);
          return { document: nothing, errors: [refused] };
        }
      },
      onResolution: (execution, context) => {
        const requested = costs.get(context);
        if (requested !== undefined) execution.extensions = { cost: { requested, limit: queryLimits.cost } };
      },
    },
  };
}

function contextOf(context: object): RequestContext {
  return context as RequestContext;
}

/** What the operation of a context costs, once that is counted. */
const costs = new WeakMap<object, number>();

/** Why the operation of a context was refused after its document had been accepted. */
const refusals = new WeakMap<object, GraphQLError>();

/** What is run in place of a refused operation. */
const nothing = parse('{ __typename }');

function refuseLong(source: string): void {
  const found = source.length;
  const limit = queryLimits.characters;
  if (found <= limit) return;
  throw new GraphQLError(`The operation has ${found} characters; ${limit} are allowed.`, {
    extensions: { code: 'QUERY_TOO_LARGE', limit, found },
  });
}

/** Mercurius takes a syntax tree as JSON where a text does not parse: it would have gone past the limit of tokens. */
function refuseParsedElsewhere(document: DocumentNode): void {
  if (document?.loc instanceof Location) return;
  throw refusal('GRAPHQL_PARSE_FAILED', 'Send the operation as GraphQL text.');
}

/** Scanners and prefetching browsers follow links: nothing is changed by one. */
function refuseChange(document: DocumentNode, operationName: string | undefined): void {
  if (getOperationAST(document, operationName)?.operation !== 'mutation') return;
  throw refusal('METHOD_NOT_ALLOWED', 'Send mutations by POST.');
}

function hasSeveralOperations(document: DocumentNode): boolean {
  return document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION).length > 1;
}

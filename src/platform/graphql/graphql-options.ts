import type { MercuriusDriverConfig } from '@nestjs/mercurius';
import { MercuriusDriver } from '@nestjs/mercurius';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DocumentNode, GraphQLError, Kind, Location, NoSchemaIntrospectionCustomRule, parse } from 'graphql';
import type { MercuriusContext } from 'mercurius';
import type { Authenticator } from '../access/authenticator.js';
import type { Admission } from '../admission/admission.js';
import { originOf } from '../audit/act.js';
import type { Config } from '../config/config.js';
import type { TenantDatabase } from '../database/tenant-database.js';
import type { Idempotency } from '../idempotency/idempotency.js';
import type { RateLimiter } from '../rates/rate-limiter.js';
import { admitCaller } from './caller.js';
import { changesOf } from './change.js';
import { changeByField } from './change-by-field.js';
import { coerceVariables } from './coerce-variables.js';
import { formatErrors } from './error-formatter.js';
import { adviseInHeader, asGraphQLError, graphqlRoute, refusal, refuseWithoutOperation } from './graphql-route.js';
import { concludeIdempotent, concludeWhenAnswered } from './idempotent-answers.js';
import { limitsRule } from './limits/limits-rule.js';
import { queryCost, refuseCostly } from './limits/query-cost.js';
import { queryLimits } from './limits/query-limits.js';
import type { RequestContext } from './request-context.js';
import { RequestReads } from './request-reads.js';
import { schemaOptions } from './schema-options.js';
import { UnderWay } from './under-way.js';

/**
 * GraphQL over HTTP: POST of application/json alone, no batches, masked errors, the limits of `queryLimits`, and one
 * read transaction per operation, given back when it is answered.
 */
export function graphqlOptions(
  config: Config,
  database: TenantDatabase,
  authenticator: Authenticator,
  idempotency: Idempotency,
  rates: RateLimiter,
  admission: Admission,
): MercuriusDriverConfig {
  return {
    driver: MercuriusDriver,
    ...schemaOptions,
    transformSchema: changeByField,
    path: '/graphql',
    // Compiled from the second time a document is seen: parsing and planning a list query costs more than its rows.
    jit: 1,
    cache: 1_024,
    graphiql: false,
    allowBatchedQueries: false,
    graphql: { parseOptions: { maxTokens: queryLimits.tokens }, validateOptions: { maxErrors: 10 } },
    validationRules: config.introspection ? [limitsRule] : [limitsRule, NoSchemaIntrospectionCustomRule],
    errorFormatter: (execution, context) => {
      const refused = refusals.get(context);
      const answer = formatErrors(refused === undefined ? execution : { errors: [refused] }, context as never);
      adviseInHeader(context.reply, answer.statusCode);
      return answer;
    },
    errorHandler: false,
    additionalRouteOptions: { ...graphqlRoute, onSend: concludeIdempotent },
    context: async (request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> => {
      const actor = await admitCaller(request, authenticator, rates);
      refuseWithoutOperation(request.body);
      // Who waits for the first request under its key takes nobody's place meanwhile.
      const idempotent = await idempotency.begin(request, reply, actor);
      if (idempotent !== null) concludeWhenAnswered(request, idempotent);
      const leave = await admission.enter(actor.organizationId, reply.raw);
      const reads = new RequestReads(() => database.openReads(actor.organizationId));
      const underWay = new UnderWay(reply.raw, reads, leave);
      const change = changesOf(database, actor, originOf(request));
      const context = { actor, reads, change, underWay, requestId: request.id, reply };
      return idempotent === null ? context : { ...context, changesOf: (field) => idempotent.changesOf(field) };
    },
    hooks: {
      preParsing: (_schema, source) => refuseLong(source),
      preValidation: (_schema, document) => refuseParsedElsewhere(document),
      preExecution: (schema, document, context, variables) => {
        underWayOf(context).executes();
        const operationName = operationNameOf(context);
        // A compiled query is kept by its text, whatever the name of the operation: one of several must not be compiled.
        const oneOfSeveral = hasSeveralOperations(document);
        try {
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
        underWayOf(context).executed();
      },
    },
  };
}

function underWayOf(context: object): UnderWay {
  return (context as RequestContext).underWay;
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

function operationNameOf(context: MercuriusContext): string | undefined {
  const body = context.reply?.request.body;
  const name = typeof body === 'object' && body !== null && 'operationName' in body ? body.operationName : undefined;
  return typeof name === 'string' ? name : undefined;
}

function hasSeveralOperations(document: DocumentNode): boolean {
  return document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION).length > 1;
}

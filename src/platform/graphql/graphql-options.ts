import type { MercuriusDriverConfig } from '@nestjs/mercurius';
import { MercuriusDriver } from '@nestjs/mercurius';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DocumentNode, GraphQLError, Kind, Location, NoSchemaIntrospectionCustomRule, parse } from 'graphql';
import type { MercuriusContext } from 'mercurius';
import type { Authenticator, Credentials } from '../access/authenticator.js';
import type { Config } from '../config/config.js';
import type { TenantDatabase } from '../database/tenant-database.js';
import { changesOf } from './change.js';
import { coerceVariables } from './coerce-variables.js';
import { formatErrors } from './error-formatter.js';
import { adviseInHeader, asGraphQLError, graphqlRoute, refusal, refuseWithoutOperation } from './graphql-route.js';
import { limitsRule } from './limits/limits-rule.js';
import { queryCost, refuseCostly } from './limits/query-cost.js';
import { queryLimits } from './limits/query-limits.js';
import type { RequestContext } from './request-context.js';
import { RequestReads } from './request-reads.js';
import { schemaOptions } from './schema-options.js';

/**
 * GraphQL over HTTP: POST of application/json alone, no batches, masked errors, the limits of `queryLimits`, and one
 * read transaction per operation, given back when it is answered.
 */
export function graphqlOptions(
  config: Config,
  database: TenantDatabase,
  authenticator: Authenticator,
): MercuriusDriverConfig {
  return {
    driver: MercuriusDriver,
    ...schemaOptions,
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
    additionalRouteOptions: graphqlRoute,
    context: async (request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> => {
      const actor = await authenticator.authenticate(credentialsOf(request));
      if (actor === null) throw refusal('UNAUTHENTICATED', 'Send a valid API key: "Authorization: Bearer ft_live_…".');
      refuseWithoutOperation(request.body);
      const reads = new RequestReads(() => database.openReads(actor.organizationId));
      closeWhenAnswered(reply, reads);
      const change = changesOf(database, actor, { address: request.ip, requestId: request.id });
      return { actor, reads, change, requestId: request.id, reply };
    },
    hooks: {
      preParsing: (_schema, source) => refuseLong(source),
      preValidation: (_schema, document) => refuseParsedElsewhere(document),
      preExecution: (schema, document, context, variables) => {
        const operationName = operationNameOf(context);
        // A compiled query is kept by its text, whatever the name of the operation: one of several must not be compiled.
        const oneOfSeveral = hasSeveralOperations(document);
        try {
          const given = coerceVariables(schema, document, variables ?? {}, operationName);
          refuseCostly(queryCost(schema, document, given, oneOfSeveral ? operationName : undefined));
          return oneOfSeveral ? { document, variables: given } : { variables: given };
        } catch (error) {
          // Thrown at the call that compiles, it would keep the document from ever being compiled: a refused call is not counted.
          const refused = asGraphQLError(error as Error);
          refusals.set(context, refused);
          return { document: nothing, errors: [refused] };
        }
      },
      onResolution: (_execution, context) => {
        (context as unknown as RequestContext).reads.close();
      },
    },
  };
}

function credentialsOf({ headers }: FastifyRequest): Credentials {
  const onBehalfOf = headers['x-on-behalf-of'];
  // Given twice it names nobody in particular.
  return { authorization: headers.authorization, onBehalfOf: Array.isArray(onBehalfOf) ? '' : onBehalfOf };
}

/** Why the operation of a context was refused after its document had been accepted. */
const refusals = new WeakMap<object, GraphQLError>();

/** What is run in place of a refused operation. */
const nothing = parse('{ __typename }');

/** The connection comes back when the answer is sent, and also when it failed or the client went away before. */
function closeWhenAnswered(reply: FastifyReply, reads: RequestReads): void {
  if (reply.raw.destroyed) reads.close();
  else reply.raw.once('close', () => reads.close());
}

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

import type { MercuriusDriverConfig } from '@nestjs/mercurius';
import { MercuriusDriver } from '@nestjs/mercurius';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DocumentNode, GraphQLError, Kind, NoSchemaIntrospectionCustomRule } from 'graphql';
import type { MercuriusContext } from 'mercurius';
import type { Authenticator } from '../access/authenticator.js';
import type { Actor } from '../actor/actor.js';
import type { Config } from '../config/config.js';
import type { TenantDatabase } from '../database/tenant-database.js';
import { coerceVariables } from './coerce-variables.js';
import { formatErrors } from './error-formatter.js';
import { limitsRule } from './limits/limits-rule.js';
import { queryCost, refuseCostly } from './limits/query-cost.js';
import { queryLimits } from './limits/query-limits.js';
import type { RequestContext } from './request-context.js';
import { RequestReads } from './request-reads.js';
import { schemaOptions } from './schema-options.js';

/** What the context is before it is known who calls: an operation never runs without an actor. */
type Calling = Omit<RequestContext, 'actor'> & { actor: Actor | null };

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
    csrfPrevention: true,
    graphql: { parseOptions: { maxTokens: queryLimits.tokens }, validateOptions: { maxErrors: 10 } },
    validationRules: config.introspection ? [limitsRule] : [limitsRule, NoSchemaIntrospectionCustomRule],
    errorFormatter: (execution, context) => formatErrors(execution, context as never),
    additionalRouteOptions: { onRequest: refuseGet },
    context: async (request: FastifyRequest, reply: FastifyReply): Promise<Calling> => {
      const actor = await authenticator.authenticate({ authorization: request.headers.authorization });
      const reads = new RequestReads(() => {
        if (actor === null) throw new Error('nobody reads without an actor');
        return database.openReads(actor.organizationId);
      });
      // Also when the client went away or the answer failed: the connection must come back.
      reply.raw.once('close', () => reads.close());
      return { actor, reads, requestId: request.id, reply };
    },
    hooks: {
      preParsing: (_schema, _source, context) => {
        if ((context as unknown as Calling).actor === null) throw unauthenticated();
      },
      preExecution: (schema, document, context, variables) => {
        const given = coerceVariables(schema, document, variables ?? {}, operationNameOf(context));
        refuseCostly(queryCost(schema, document, given));
        // A compiled query is kept by its text, whatever the name of the operation: one of several must not be compiled.
        return hasSeveralOperations(document) ? { document, variables: given } : { variables: given };
      },
      onResolution: (_execution, context) => {
        (context as unknown as Calling).reads.close();
      },
    },
  };
}

function operationNameOf(context: MercuriusContext): string | undefined {
  const body = context.reply?.request.body;
  const name = typeof body === 'object' && body !== null && 'operationName' in body ? body.operationName : undefined;
  return typeof name === 'string' ? name : undefined;
}

function hasSeveralOperations(document: DocumentNode): boolean {
  return document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION).length > 1;
}

function unauthenticated(): GraphQLError {
  return new GraphQLError('Send a valid API key: "Authorization: Bearer ft_live_…".', {
    extensions: { code: 'UNAUTHENTICATED' },
  });
}

/** Queries are read by POST alone: a GET can be sent by a page of somebody else's, and is kept in logs and caches. */
async function refuseGet(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.method === 'POST') return;
  await reply
    .code(405)
    .header('allow', 'POST')
    .send({
      data: null,
      errors: [{ message: 'Send GraphQL operations by POST.', extensions: { code: 'BAD_REQUEST' } }],
    });
}

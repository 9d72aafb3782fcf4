import type { MercuriusDriverConfig } from '@nestjs/mercurius';
import { MercuriusDriver } from '@nestjs/mercurius';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
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
import { formatErrors } from './error-formatter.js';
import { adviseInHeader, graphqlRoute, refuseWithoutOperation } from './graphql-route.js';
import { concludeIdempotent, concludeWhenAnswered } from './idempotent-answers.js';
import { queryLimits } from './limits/query-limits.js';
import { OperationHooks } from './operation-hooks.js';
import type { RequestContext } from './request-context.js';
import { RequestReads } from './request-reads.js';
import { schemaOptions } from './schema-options.js';
import { throwInvalid } from './throw-invalid.js';
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
  const operations = new OperationHooks();
  return {
    driver: MercuriusDriver,
    ...schemaOptions,
    transformSchema: changeByField,
    path: '/graphql',
    cache: 1_024,
    graphiql: false,
    allowBatchedQueries: false,
    graphql: { parseOptions: { maxTokens: queryLimits.tokens } },
    validationRules: config.introspection ? [throwInvalid] : [NoSchemaIntrospectionCustomRule, throwInvalid],
    errorFormatter: (execution, context) => {
      const answer = formatErrors(operations.answerOf(context) ?? execution, context as never);
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
    hooks: operations.hooks,
  };
}

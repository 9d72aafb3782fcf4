import type { MercuriusDriverConfig } from '@nestjs/mercurius';
import { MercuriusDriver } from '@nestjs/mercurius';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Config } from '../config/config.js';
import { changeByField } from './change-by-field.js';
import { formatErrors } from './error-formatter.js';
import { queryLimits } from './limits/query-limits.js';
import { OperationHooks } from './operation-hooks.js';
import type { RequestContext } from './request-context.js';
import { schemaOptions } from './schema-options.js';
import { throwInvalid } from './throw-invalid.js';

// No suggestions: an anonymous caller could read the schema by them, and each is looked for among all the names. 100 errors are
// what GraphQL.js stops at by itself.
const validateOptions = { maxErrors: 100, hideSuggestions: true };

/**
 * How operations are run: masked errors and the limits of `queryLimits`. How they come in and go out is the endpoint's
 * (`endpoint/`): Mercurius has no route of its own.
 */
export function graphqlOptions(config: Config): MercuriusDriverConfig {
  const operations = new OperationHooks();
  return {
    driver: MercuriusDriver,
    ...schemaOptions,
    transformSchema: changeByField,
    routes: false,
    cache: 1_024,
    graphiql: false,
    allowBatchedQueries: false,
    graphql: {
      parseOptions: { maxTokens: queryLimits.tokens },
      validateOptions,
    },
    validationRules: config.introspection ? [throwInvalid] : [NoSchemaIntrospectionCustomRule, throwInvalid],
    errorFormatter: (execution, context) => {
      const { requestId } = context as unknown as RequestContext;
      const response = formatErrors(operations.answerOf(context) ?? execution, { requestId });
      // The endpoint says which.
      return { statusCode: 200, response };
    },
    hooks: operations.hooks,
  };
}

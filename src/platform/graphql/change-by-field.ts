import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import type { RequestContext } from './request-context.js';

/**
 * Gives each field of a mutation under an idempotency key changes of its own: a request that is run again after a
 * crash knows by the field what it changed before, whatever became of the fields around it. Every other request is not
 * touched.
 */
export function changeByField(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve = defaultFieldResolver } = field;
    field.resolve = (source, args, context: RequestContext, info) => {
      const change = context.changesOf?.(String(info.path.key));
      return resolve(source, args, change === undefined ? context : { ...context, change }, info);
    };
  }
  return schema;
}

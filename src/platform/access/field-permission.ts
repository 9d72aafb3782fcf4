import { GqlParamtype } from '@nestjs/graphql/dist/enums/gql-paramtype.enum.js';
import { PARAM_ARGS_METADATA, RESOLVER_PROPERTY_METADATA } from '@nestjs/graphql/dist/graphql.constants.js';
import type { RequestContext } from '../graphql/request-context.js';
import { Refused } from '../problems/refused.js';
import { refuseUnpermitted } from './refuse-unpermitted.js';
import type { Scope } from './scope.js';

type Method = (...parameters: unknown[]) => unknown;

// Where GraphQL itself puts the context: (row, arguments, context).
const contextByDefault = 2;

export function isField(method: object): boolean {
  return Reflect.getMetadata(RESOLVER_PROPERTY_METADATA, method) === true;
}

/** The same method, which is not called without the scope. */
export function guardField(target: object, name: string | symbol, method: object, scope: Scope): Method {
  const position = contextPosition(target, name);
  const guarded: Method = function (this: unknown, ...parameters) {
    const refusal = refuseUnpermitted((parameters[position] as RequestContext).actor, scope);
    if (refusal !== null) throw new Refused(refusal);
    return (method as Method).apply(this, parameters);
  };
  for (const key of Reflect.getMetadataKeys(method)) {
    Reflect.defineMetadata(key, Reflect.getMetadata(key, method), guarded);
  }
  return Object.defineProperty(guarded, 'name', { value: String(name) });
}

/** Where the method takes the context: as its decorators say, if it has any. */
function contextPosition(target: object, name: string | symbol): number {
  const decorated = Object.keys(Reflect.getMetadata(PARAM_ARGS_METADATA, target.constructor, name) ?? {});
  if (decorated.length === 0) return contextByDefault;
  const context = decorated.find((parameter) => parameter.startsWith(`${GqlParamtype.CONTEXT}:`));
  if (context === undefined) throw new Error(`${String(name)} needs its context to be guarded`);
  return Number(context.slice(context.indexOf(':') + 1));
}

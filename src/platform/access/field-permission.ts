import type { RequestContext } from '../graphql/request-context.js';
import { Refused } from '../problems/refused.js';
import { contextPosition } from '../wire/resolver-metadata.js';
import { refuseUnpermitted } from './refuse-unpermitted.js';
import type { Scope } from './scope.js';

type Method = (...parameters: unknown[]) => unknown;

// Where GraphQL itself puts the context: (row, arguments, context).
const contextByDefault = 2;

/** The same method, which is not called without the scope. */
export function guardField(target: object, name: string | symbol, method: object, scope: Scope): Method {
  const position = guardedContext(target, name);
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
function guardedContext(target: object, name: string | symbol): number {
  const position = contextPosition(target, name);
  if (position === null) throw new Error(`${String(name)} needs its context to be guarded`);
  return position === 'undecorated' ? contextByDefault : position;
}

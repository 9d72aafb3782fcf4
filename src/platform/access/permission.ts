import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Extensions, type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLField, GraphQLResolveInfo } from 'graphql';
import type { Actor } from '../actor/actor.js';
import type { RequestContext } from '../graphql/request-context.js';
import type { NotPermitted } from '../problems/common-problems.js';
import { Refused } from '../problems/refused.js';
import { isField } from '../wire/resolver-metadata.js';
import { guardField } from './field-permission.js';
import type { anyCaller, operator } from './operator.js';
import { refuseUnpermitted, refuseWhileSuspended } from './refuse-unpermitted.js';
import type { Scope } from './scope.js';

const metadata = 'followthrough:permission';

/** Where a field of the schema says it. */
const inSchema = 'permission';

/** A field that tells of its own row and of nothing else: who may read the row may read it. */
export const ofItsRow = Symbol('of its row');

export type Permitted = Scope | typeof operator | typeof anyCaller | typeof ofItsRow;

/**
 * Declares what calling this operation, or reading this field, needs. An operation or field without it is refused at
 * every call, and by a test. It stands above @Query, @Mutation and @ResolveField.
 */
export function Permission(needed: Permitted): MethodDecorator {
  return (target, method, descriptor) => {
    const { value } = descriptor as TypedPropertyDescriptor<unknown>;
    if (typeof value === 'function' && isField(value) && typeof needed === 'string') {
      descriptor.value = guardField(target, method, value, needed) as never;
    }
    Extensions({ [inSchema]: needed })(target, method, descriptor);
    SetMetadata(metadata, needed)(target, method, descriptor);
  };
}

/** What a resolver's method declares. */
export function permissionOf(handler: object): Permitted | undefined {
  return Reflect.getMetadata(metadata, handler);
}

/** What speaks against this caller's reading a field of the schema, or calling an operation; null if nothing does. */
export function refusalOfField(actor: Actor, field: GraphQLField<unknown, unknown>): NotPermitted | null {
  const needed = field.extensions[inSchema] as Permitted | undefined;
  return needed === undefined || needed === ofItsRow ? null : refuseUnpermitted(actor, needed);
}

/**
 * Refuses an operation for which the caller lacks the right, and one that declares none. Fields guard themselves: Nest
 * would run no guard for them, or all of them slowly.
 */
@Injectable()
export class PermissionGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType<GqlContextType>() !== 'graphql') return true;
    const needed = permissionOf(context.getHandler());
    if (needed === undefined || needed === ofItsRow)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} declares no permission`);
    const call = GqlExecutionContext.create(context);
    const { actor } = call.getContext<RequestContext>();
    const refusal =
      refuseUnpermitted(actor, needed) ??
      (call.getInfo<GraphQLResolveInfo>().operation.operation === 'mutation' ? refuseWhileSuspended(actor) : null);
    if (refusal !== null) throw new Refused(refusal);
    return true;
  }
}

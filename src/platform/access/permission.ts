import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import type { RequestContext } from '../graphql/request-context.js';
import { NotPermitted } from '../problems/common-problems.js';
import { Refused } from '../problems/refused.js';

/** What an API key may be allowed to do. Data, so that it can be printed and compared. */
export const scopes = {
  reads: 'read everything of the organization',
  'jobs:write': 'create and change jobs',
  'candidates:write': 'create and change candidates, applications and interviews',
  'timelines:write': 'set, move and close timelines and record decisions',
  admin: 'make and revoke API keys',
} as const;

export type Scope = keyof typeof scopes;

const metadata = 'followthrough:permission';

/** Declares the scope an operation needs. An operation without it is refused at every call, and by a test. */
export const Permission = (scope: Scope) => SetMetadata(metadata, scope);

/** The scope that a resolver's method declares. */
export function permissionOf(handler: object): Scope | undefined {
  return Reflect.getMetadata(metadata, handler);
}

/** Refuses an operation whose scope the caller lacks, and one that declares none. */
@Injectable()
export class PermissionGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType<GqlContextType>() !== 'graphql') return true;
    const scope = permissionOf(context.getHandler());
    if (scope === undefined)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} declares no permission`);
    const { actor } = GqlExecutionContext.create(context).getContext<RequestContext>();
    if (actor.kind === 'API_KEY' && !actor.scopes.includes(scope)) throw new Refused(new NotPermitted(scope));
    return true;
  }
}

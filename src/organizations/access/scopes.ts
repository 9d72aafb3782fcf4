import { defineScopes, type Scope, scopeName } from '../../platform/access/scope.js';

/** What a caller may be allowed to do: every scope there is, with what it allows. */
export const scopes = {
  reads: 'read everything of the organization but its keys and its audit log',
  'jobs:write': 'create, change and close jobs',
  'candidates:write': 'create and change candidates, applications and interviews',
  'timelines:write': 'set, move, hold and close timelines, record decisions and contacts',
  'messages:approve': 'preview, approve, edit and stop messages that wait, and send dead ones again',
  'candidates:erase': 'export and erase what is held of a candidate',
  'audit:read': 'read the audit log',
  sync: 'bring jobs, candidates, applications and interviews of another system, with what follows, and say what its words mean',
  webhooks: 'make and change webhook endpoints',
  admin: 'change the organization, its members, its policy, its templates and its API keys',
  'act-on-behalf': 'name the member on whose behalf a call is made',
} as const;

declare module '../../platform/access/scope.js' {
  interface Scopes extends Record<keyof typeof scopes, true> {}
}

defineScopes(scopes);

export const allScopes = Object.keys(scopes) as readonly Scope[];

/** The scope that is called so in the schema. */
export function scopeOf(name: string): Scope {
  const scope = allScopes.find((each) => scopeName(each) === name);
  if (scope === undefined) throw new Error(`${name} is no scope`);
  return scope;
}

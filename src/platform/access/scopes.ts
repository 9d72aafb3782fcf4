/** What a caller may be allowed to do. Data, so that it can be printed and compared. */
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

export type Scope = keyof typeof scopes;

/** What they are called where people read them: in the schema, in refusals and in the documentation. */
export const scopeNames = {
  reads: 'READS',
  'jobs:write': 'JOBS_WRITE',
  'candidates:write': 'CANDIDATES_WRITE',
  'timelines:write': 'TIMELINES_WRITE',
  'messages:approve': 'MESSAGES_APPROVE',
  'candidates:erase': 'CANDIDATES_ERASE',
  'audit:read': 'AUDIT_READ',
  sync: 'SYNC',
  webhooks: 'WEBHOOKS',
  admin: 'ADMIN',
  'act-on-behalf': 'ACT_ON_BEHALF',
} as const satisfies Record<Scope, string>;

export type ScopeName = (typeof scopeNames)[Scope];

export const allScopes = Object.keys(scopes) as readonly Scope[];

/** How far a scope reaches: over everything of the organization, or over the jobs one recruits or decides for. */
export type Reach = 'ALL' | 'OWN_JOBS';

/** What somebody may do, and how far. A scope that is missing is not held. */
export type Rights = Readonly<Partial<Record<Scope, Reach>>>;

export function scopeOf(name: ScopeName): Scope {
  const scope = allScopes.find((each) => scopeNames[each] === name);
  if (scope === undefined) throw new Error(`${name} is no scope`);
  return scope;
}

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { type Scope, scopeName } from '../../platform/access/scope.js';
import type { MemberRole } from '../member/member.entity.js';
import { roleRights } from './role-rights.js';
import { allScopes, scopes } from './scopes.js';

const roles = Object.keys(roleRights) as MemberRole[];
const words = { ALL: 'yes', OWN: 'own jobs' } as const;

/** The whole table as docs/access.md shows it. */
function permissionTable(): string {
  const reach = (role: MemberRole, scope: Scope) => {
    const held = roleRights[role][scope];
    return held === undefined ? '' : words[held];
  };
  const rows = allScopes.map((scope) => [
    `\`${scopeName(scope)}\``,
    scopes[scope],
    ...roles.map((role) => reach(role, scope)),
  ]);
  const head = ['scope', 'allows to', ...roles.map((role) => `\`${role}\``)];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

describe('the rights of roles', () => {
  it('are documented as they are', async () => {
    const page = await readFile(new URL('../../../docs/access.md', import.meta.url), 'utf8');
    expect(page).toContain(permissionTable());
  });

  it('let everybody read, and only owners and admins administer, erase, and read the audit log', () => {
    for (const role of roles) {
      expect(roleRights[role].reads).toBe('ALL');
      for (const scope of ['admin', 'candidates:erase', 'audit:read', 'webhooks', 'act-on-behalf'] as const)
        expect([role, scope, roleRights[role][scope] ?? null]).toEqual([
          role,
          scope,
          role === 'OWNER' || role === 'ADMIN' ? 'ALL' : null,
        ]);
    }
  });
});

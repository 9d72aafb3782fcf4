import type { Rights } from '../../platform/access/scope.js';
import type { ActingMember } from '../../platform/actor/actor.js';
import type { MemberRole } from '../member/member.entity.js';

const everything = {
  reads: 'ALL',
  'jobs:write': 'ALL',
  'candidates:write': 'ALL',
  'timelines:write': 'ALL',
  'messages:approve': 'ALL',
  'candidates:erase': 'ALL',
  'audit:read': 'ALL',
  sync: 'ALL',
  webhooks: 'ALL',
  admin: 'ALL',
  'act-on-behalf': 'ALL',
} as const satisfies Rights;

/**
 * What a member of each role may do, and how far: the whole table. What owners may do beyond it is to make and unmake
 * owners. Members act on behalf of nobody, but owners and admins may give a machine the scope for it.
 */
export const roleRights: Readonly<Record<MemberRole, Rights>> = {
  OWNER: everything,
  ADMIN: everything,
  RECRUITER: {
    reads: 'ALL',
    'jobs:write': 'ALL',
    'candidates:write': 'ALL',
    'timelines:write': 'ALL',
    'messages:approve': 'ALL',
  },
  HIRING_MANAGER: {
    reads: 'ALL',
    'candidates:write': 'OWN',
    'timelines:write': 'OWN',
    'messages:approve': 'OWN',
  },
  VIEWER: { reads: 'ALL' },
};

/** A member who acts, with what their role lets them do. Confidences are for those who take care of jobs. */
export function actingAs({ id, name, role }: Pick<ActingMember, 'id' | 'name'> & { role: MemberRole }): ActingMember {
  const rights = roleRights[role];
  return { id, name, role, rights, seesConfidences: rights['jobs:write'] !== undefined };
}

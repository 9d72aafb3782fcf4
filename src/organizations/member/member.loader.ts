import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { MemberEntity } from './member.entity.js';

export type MemberRow = Pick<
  MemberEntity,
  'id' | 'fullName' | 'email' | 'role' | 'status' | 'externalId' | 'timeZone' | 'locale' | 'updatedAt'
>;

const columns = `id, full_name AS "fullName", email, role, status, external_id AS "externalId", time_zone AS "timeZone", locale,
  updated_at AS "updatedAt"`;

const selectById = statement(
  'member_by_id',
  `SELECT ${columns} FROM members WHERE organization_id = $1 AND id = ANY($2)`,
);

export const memberPages = idPages(
  'member_page',
  (beyond, order) =>
    `SELECT ${columns} FROM members
     WHERE organization_id = $1 AND id ${beyond} $2 AND ($4 OR status <> 'REMOVED') ORDER BY id ${order} LIMIT $3`,
);

export const countMembers = statement(
  'member_count',
  `SELECT count(*) AS count FROM members WHERE organization_id = $1 AND ($2 OR status <> 'REMOVED')`,
);

export const memberById: LoaderDefinition<string, MemberRow> = {
  fetch: async (tx, ids) => byId(await tx.query<MemberRow>(selectById, [tx.organizationId, ids])),
};

const selectByExternalId = statement(
  'member_by_external_id',
  'SELECT id, external_id AS "externalId" FROM members WHERE organization_id = $1 AND external_id = ANY($2)',
);

/** The ids of members by what another system calls them. */
export const memberIdByExternalId: LoaderDefinition<string, string> = {
  fetch: async (tx, externalIds) => {
    const rows = await tx.query<{ id: string; externalId: string }>(selectByExternalId, [
      tx.organizationId,
      externalIds,
    ]);
    return new Map(rows.map(({ id, externalId }) => [externalId, id]));
  },
};

import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { RowProblem, SyncedType, WaitsFor } from '../sync/rows.js';

export interface HeldRowRow {
  readonly id: string;
  readonly connectionId: string;
  readonly type: SyncedType;
  readonly remoteId: string;
  readonly waitsFor: readonly WaitsFor[];
  readonly receivedAt: Date;
  readonly expiresAt: Date;
  readonly problem: RowProblem | null;
}

const columns = `id, connection_id AS "connectionId", type, remote_id AS "remoteId", waits_for AS "waitsFor",
  received_at AS "receivedAt", expires_at AS "expiresAt", problem`;

const selectById = statement(
  'ats_held_row_by_id',
  `SELECT ${columns} FROM ats_held_rows WHERE organization_id = $1 AND id = ANY($2)`,
);

export const heldRowById: LoaderDefinition<string, HeldRowRow> = {
  fetch: async (tx, ids) => byId(await tx.query<HeldRowRow>(selectById, [tx.organizationId, ids])),
};

export const heldRowPages = idPages(
  'ats_held_row_page',
  (beyond, order) =>
    `SELECT ${columns} FROM ats_held_rows
     WHERE organization_id = $1 AND id ${beyond} $2 AND ($4::uuid IS NULL OR connection_id = $4) ORDER BY id ${order} LIMIT $3`,
);

export const countHeldRows = statement(
  'ats_held_row_count',
  `SELECT count(*) AS count FROM ats_held_rows WHERE organization_id = $1 AND ($2::uuid IS NULL OR connection_id = $2)`,
);

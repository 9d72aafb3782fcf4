import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { BulkMoveEntity } from '../../timelines/index.js';
import type { BulkMove } from './bulk-move.model.js';

type Run = Pick<BulkMoveEntity, 'id' | 'status' | 'total' | 'done' | 'refused' | 'refusals' | 'endedAt'>;

const select = statement(
  'bulk_move_by_id',
  `SELECT id, status, total, done, refused, refusals, ended_at AS "endedAt"
   FROM bulk_moves WHERE organization_id = $1 AND id = ANY($2)`,
);

export const bulkMoveById: LoaderDefinition<string, BulkMove> = {
  fetch: async (tx, ids) => {
    const runs = byId(await tx.query<Run>(select, [tx.organizationId, ids]));
    return new Map([...runs].map(([id, run]) => [id, { ...run, items: [], previewToken: null }]));
  },
};

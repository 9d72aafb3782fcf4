import { statement } from '../../platform/database/statement.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import { lastHeardSql } from './silence.loader.js';

/**
 * Of a decision called `o` about an active application called `a`: the candidate knew it, or what it corrected, it was
 * taken back, nothing was decided since, and they have heard nothing since.
 */
export const isTakenBackUntoldSql = `o.superseded_at IS NOT NULL AND (o.told_at IS NOT NULL OR o.corrects_told) AND a.status = 'ACTIVE'
    AND NOT EXISTS (SELECT FROM outcomes n WHERE n.organization_id = $1 AND n.application_id = o.application_id
      AND (n.corrects_id = o.id OR n.superseded_at IS NULL AND n.decided_at >= o.superseded_at))
    AND coalesce(${lastHeardSql} <= greatest(o.superseded_at, o.told_at), true)`;

/** Of an application called `a`: such a decision stands behind it. */
export const untoldReopeningSql = `EXISTS (
    SELECT FROM outcomes o WHERE o.organization_id = $1 AND o.application_id = a.id AND ${isTakenBackUntoldSql})`;

const select = statement(
  'untold_reopening_of_application',
  `SELECT a.id, ${untoldReopeningSql} AS "isUntold" FROM applications a WHERE a.organization_id = $1 AND a.id = ANY($2)`,
);

/** Whether the candidate takes for true what was taken back. */
export const untoldReopeningByApplication: LoaderDefinition<string, boolean> = {
  fetch: async (tx, ids) => {
    const rows = await tx.query<{ id: string; isUntold: boolean }>(select, [tx.organizationId, ids]);
    return new Map(rows.map(({ id, isUntold }) => [id, isUntold]));
  },
};

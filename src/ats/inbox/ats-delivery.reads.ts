import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import { LatestRows } from '../../platform/graphql/connection/latest-rows.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { RowProblem, RowStatus, SyncedType } from '../sync/rows.js';
import type { AtsDeliveryStatus, DeliveryFailure } from './delivery-statements.js';

export interface AtsDeliveryRow {
  readonly id: string;
  readonly atsIntegrationId: string;
  readonly event: string | null;
  readonly status: AtsDeliveryStatus;
  readonly failure: DeliveryFailure | null;
  readonly detail: string | null;
  readonly repeats: number;
  readonly attemptCount: number;
  readonly nextAttemptAt: Date | null;
  readonly receivedAt: Date;
  readonly settledAt: Date | null;
}

export interface AtsDeliveredRowRow {
  readonly deliveryId: string;
  readonly number: number;
  readonly type: SyncedType;
  readonly remoteId: string | null;
  readonly rowId: string | null;
  readonly status: RowStatus | null;
  readonly problem: RowProblem | null;
}

const columns = `d.id, d.connection_id AS "atsIntegrationId", d.event, d.status, d.failure, d.detail, d.repeats,
  d.attempt_count AS "attemptCount", d.next_attempt_at AS "nextAttemptAt", d.received_at AS "receivedAt",
  d.settled_at AS "settledAt"`;

const selectById = statement(
  'ats_delivery_by_id',
  `SELECT ${columns} FROM ats_deliveries d WHERE d.organization_id = $1 AND d.id = ANY($2)`,
);

export const atsDeliveryById: LoaderDefinition<string, AtsDeliveryRow> = {
  fetch: async (tx, ids) => byId(await tx.query<AtsDeliveryRow>(selectById, [tx.organizationId, ids])),
};

/** Of one connection; the fifth parameter is a status, or null. */
export const atsDeliveryPages = idPages(
  'ats_delivery_page',
  (beyond, order) =>
    `SELECT ${columns} FROM ats_deliveries d
     WHERE d.organization_id = $1 AND d.id ${beyond} $2 AND d.connection_id = $4 AND ($5::text IS NULL OR d.status = $5)
     ORDER BY d.id ${order} LIMIT $3`,
);

export const countAtsDeliveries = statement(
  'ats_delivery_count',
  `SELECT count(*) AS count FROM ats_deliveries
   WHERE organization_id = $1 AND connection_id = $2 AND ($3::text IS NULL OR status = $3)`,
);

export const rowsOfDelivery = new LatestRows<AtsDeliveredRowRow>({
  name: 'ats_rows_of_delivery',
  select: `SELECT s.delivery_id AS "deliveryId", s.place AS number, s.type, s.remote_id AS "remoteId", s.row_id AS "rowId", s.status, s.problem
    FROM ats_delivery_rows s WHERE s.organization_id = $1 AND s.delivery_id = ANY($2::uuid[])`,
  owner: 'deliveryId',
  order: { shown: '"number"', latestFirst: 'rows."number" DESC' },
});

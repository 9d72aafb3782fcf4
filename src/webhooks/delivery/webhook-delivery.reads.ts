import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import { LatestRows } from '../../platform/graphql/connection/latest-rows.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { DeliveryTrigger } from '../dispatch/delivery-statements.js';
import type { WebhookAttemptOutcome } from '../dispatch/judge-answer.js';

export type WebhookDeliveryStatus = 'PENDING' | 'DELIVERED' | 'FAILED';

export interface WebhookDeliveryRow {
  readonly id: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly status: WebhookDeliveryStatus;
  readonly trigger: DeliveryTrigger;
  readonly attemptCount: number;
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

export interface WebhookAttemptRow {
  readonly deliveryId: string | null;
  readonly endpointId: string;
  readonly trigger: DeliveryTrigger | 'TEST';
  readonly at: Date;
  readonly durationMs: number;
  readonly outcome: WebhookAttemptOutcome;
  readonly httpStatus: number | null;
  readonly answer: string | null;
}

const columns = `d.id, d.endpoint_id AS "endpointId", e.id AS "eventId", d.status, d.trigger,
  d.attempt_count AS "attemptCount", d.next_attempt_at AS "nextAttemptAt", d.created_at AS "createdAt",
  d.settled_at AS "settledAt"`;

const joined = `webhook_deliveries d
  JOIN feed_events e ON e.organization_id = d.organization_id AND e.number = d.event_number`;

const selectById = statement(
  'webhook_delivery_by_id',
  `SELECT ${columns} FROM ${joined} WHERE d.organization_id = $1 AND d.id = ANY($2)`,
);

export const webhookDeliveryById: LoaderDefinition<string, WebhookDeliveryRow> = {
  fetch: async (tx, ids) => byId(await tx.query<WebhookDeliveryRow>(selectById, [tx.organizationId, ids])),
};

/** Of one endpoint; the fifth parameter is a status, or null. */
export const webhookDeliveryPages = idPages(
  'webhook_delivery_page',
  (beyond, order) =>
    `SELECT ${columns} FROM ${joined}
     WHERE d.organization_id = $1 AND d.id ${beyond} $2 AND d.endpoint_id = $4 AND ($5::text IS NULL OR d.status = $5)
     ORDER BY d.id ${order} LIMIT $3`,
);

export const countWebhookDeliveries = statement(
  'webhook_delivery_count',
  `SELECT count(*) AS count FROM webhook_deliveries
   WHERE organization_id = $1 AND endpoint_id = $2 AND ($3::text IS NULL OR status = $3)`,
);

const attemptColumns = `a.id, a.delivery_id AS "deliveryId", a.endpoint_id AS "endpointId", a.trigger, a.at,
  a.duration_ms AS "durationMs", a.outcome, a.http_status AS "httpStatus", a.answer`;

export const attemptsOfDelivery = new LatestRows<WebhookAttemptRow & { readonly id: string }>({
  name: 'webhook_attempts_of_delivery',
  select: `SELECT ${attemptColumns} FROM webhook_attempts a WHERE a.organization_id = $1 AND a.delivery_id = ANY($2::uuid[])`,
  owner: 'deliveryId',
  order: { shown: '"id"', latestFirst: 'rows."id" DESC' },
});

import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { SealedColumns } from './endpoint-seals.js';
import type { WebhookEndpointEntity } from './webhook-endpoint.entity.js';

export type WebhookEndpointRow = Omit<
  WebhookEndpointEntity,
  keyof SealedColumns | 'organizationId' | 'allowance' | 'allowanceAt'
> &
  Pick<WebhookEndpointEntity, 'previousUntil'>;

const columns = `id, url, description, types, job_id AS "jobId", most_per_second AS "mostPerSecond",
  previous_until AS "previousUntil", header_names AS "headerNames", disabled_at AS "disabledAt",
  disabled_because AS "disabledBecause", failing_since AS "failingSince", last_failure_at AS "lastFailureAt",
  last_success_at AS "lastSuccessAt", paused_until AS "pausedUntil", created_at AS "createdAt", deleted_at AS "deletedAt"`;

const selectById = statement(
  'webhook_endpoint_by_id',
  `SELECT ${columns} FROM webhook_endpoints WHERE organization_id = $1 AND id = ANY($2)`,
);

export const webhookEndpointPages = idPages(
  'webhook_endpoint_page',
  (beyond, order) =>
    `SELECT ${columns} FROM webhook_endpoints
     WHERE organization_id = $1 AND id ${beyond} $2 AND deleted_at IS NULL ORDER BY id ${order} LIMIT $3`,
);

export const countWebhookEndpoints = statement(
  'webhook_endpoint_count',
  'SELECT count(*) AS count FROM webhook_endpoints WHERE organization_id = $1 AND deleted_at IS NULL',
);

export const webhookEndpointById: LoaderDefinition<string, WebhookEndpointRow> = {
  fetch: async (tx, ids) => byId(await tx.query<WebhookEndpointRow>(selectById, [tx.organizationId, ids])),
};

/** What a request to an endpoint is made with. */
export const endpointToCall = statement(
  'webhook_endpoint_to_call',
  `SELECT organization_id AS "organizationId", id, url, sealed_secret AS "sealedSecret", sealed_with AS "sealedWith",
     previous_secret AS "previousSecret", previous_with AS "previousWith", previous_until AS "previousUntil",
     sealed_headers AS "sealedHeaders", headers_with AS "headersWith"
   FROM webhook_endpoints WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL`,
);

export type EndpointToCall = SealedColumns & Pick<WebhookEndpointEntity, 'organizationId' | 'id' | 'url'>;

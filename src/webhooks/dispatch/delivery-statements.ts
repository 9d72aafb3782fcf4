import { transactionNow } from '../../platform/database/group-transaction.js';
import { statement } from '../../platform/database/statement.js';
import type { EndpointToCall } from '../endpoint/webhook-endpoint.reads.js';
import { type FeedEventRow, feedEventColumns } from '../feed/feed-event.js';

export type DeliveryTrigger = 'EVENT' | 'RESEND' | 'RECOVERY' | 'REPLAY';

/** A delivery that this process holds, with all that it takes to make it. */
export interface ClaimedDelivery extends FeedEventRow {
  readonly deliveryId: string;
  readonly fence: number;
  readonly trigger: DeliveryTrigger;
  /** Tries before this one, since it was triggered. */
  readonly attemptCount: number;
  readonly endpoint: EndpointToCall;
  /** When it was claimed: by the database's clock, and by the process's own, in milliseconds. */
  readonly claimedAt: Date;
  readonly heldSince: number;
}

/** As the statement gives it. */
export type ClaimedDeliveryRow = Omit<ClaimedDelivery, 'endpoint' | 'claimedAt' | 'heldSince'> &
  Omit<EndpointToCall, 'id' | 'organizationId'> & { readonly endpointId: string };

/**
 * Claims what is due to one endpoint: parameters are organization, endpoint, how many at most, the lease in seconds. One
 * that is failing gets one at a time; one with a limit gets what it is allowed by now. Its row is locked only then.
 */
export const claimDeliveries = statement(
  'claim_webhook_deliveries',
  `WITH endpoint AS (
     SELECT e.* FROM webhook_endpoints e
     WHERE e.organization_id = $1 AND e.id = $2 AND e.disabled_at IS NULL AND e.deleted_at IS NULL
       AND (e.paused_until IS NULL OR e.paused_until <= ${transactionNow})
   ), limited AS (
     SELECT e.id, least(e.most_per_second, e.allowance
       + e.most_per_second * greatest(0, extract(epoch FROM ${transactionNow} - e.allowance_at))) AS allowance
     FROM webhook_endpoints e JOIN endpoint ON endpoint.id = e.id
     WHERE e.organization_id = $1 AND e.most_per_second IS NOT NULL FOR NO KEY UPDATE OF e SKIP LOCKED
   ), due AS MATERIALIZED (
     SELECT d.id FROM webhook_deliveries d
     WHERE d.organization_id = $1 AND d.endpoint_id = $2 AND d.next_attempt_at <= ${transactionNow}
     ORDER BY d.next_attempt_at, d.event_number
     LIMIT coalesce((SELECT least(CASE WHEN endpoint.failing_since IS NULL THEN $3::integer ELSE 1 END,
       CASE WHEN endpoint.most_per_second IS NULL THEN $3::integer
         ELSE coalesce((SELECT floor(limited.allowance)::integer FROM limited), 0) END) FROM endpoint), 0)
     FOR UPDATE SKIP LOCKED
   ), claimed AS (
     UPDATE webhook_deliveries d
     SET fence = d.fence + 1, next_attempt_at = ${transactionNow} + make_interval(secs => $4)
     FROM due WHERE d.organization_id = $1 AND d.id = due.id AND EXISTS (SELECT FROM endpoint)
     RETURNING d.id, d.fence, d.trigger, d.attempt_count, d.event_number
   ), spent AS (
     UPDATE webhook_endpoints e
     SET allowance = limited.allowance - (SELECT count(*) FROM claimed), allowance_at = ${transactionNow}
     FROM limited WHERE e.organization_id = $1 AND e.id = limited.id
   )
   SELECT c.id AS "deliveryId", c.fence, c.trigger, c.attempt_count AS "attemptCount", ${feedEventColumns},
     endpoint.id AS "endpointId", endpoint.url,
     endpoint.sealed_secret AS "sealedSecret", endpoint.sealed_with AS "sealedWith",
     endpoint.previous_secret AS "previousSecret", endpoint.previous_with AS "previousWith",
     endpoint.previous_until AS "previousUntil", endpoint.sealed_headers AS "sealedHeaders",
     endpoint.headers_with AS "headersWith"
   FROM claimed c CROSS JOIN endpoint
   JOIN feed_events e ON e.organization_id = $1 AND e.number = c.event_number
   ORDER BY c.event_number`,
);

/**
 * Records tries that delivered, under their fences; what was answered about somebody who is erased is not kept. Parameters are the organization and a list of
 * {id, deliveryId, fence, durationMs, httpStatus, answer}.
 */
export const endDelivered = statement(
  'end_delivered_webhooks',
  `WITH ended AS (
     SELECT * FROM jsonb_to_recordset($2::jsonb)
       AS r ("id" uuid, "deliveryId" uuid, "fence" integer, "durationMs" integer, "httpStatus" integer, "answer" text)
   ), done AS (
     UPDATE webhook_deliveries d
     SET status = 'DELIVERED', attempt_count = d.attempt_count + 1, next_attempt_at = NULL, settled_at = ${transactionNow}
     FROM ended r WHERE d.organization_id = $1 AND d.id = r."deliveryId" AND d.fence = r."fence" AND d.status = 'PENDING'
     RETURNING d.id, d.endpoint_id, d.trigger, d.event_number
   ), told AS (
     INSERT INTO webhook_attempts
       (organization_id, id, endpoint_id, delivery_id, trigger, at, duration_ms, outcome, http_status, answer)
     SELECT $1, r."id", done.endpoint_id, done.id, done.trigger, ${transactionNow}, r."durationMs", 'DELIVERED', r."httpStatus",
       CASE WHEN c.erased_at IS NULL THEN r."answer" END
     FROM done JOIN ended r ON r."deliveryId" = done.id
     JOIN feed_events f ON f.organization_id = $1 AND f.number = done.event_number
     LEFT JOIN candidates c ON c.organization_id = $1 AND c.id = f.candidate_id
   ), well AS (
     UPDATE webhook_endpoints e SET failing_since = NULL, last_success_at = ${transactionNow}
     WHERE e.organization_id = $1 AND e.id IN (SELECT done.endpoint_id FROM done)
       AND (e.failing_since IS NOT NULL OR e.last_success_at IS NULL OR e.last_success_at < ${transactionNow} - interval '1 minute')
   )
   SELECT id FROM done`,
);

/** Gives back what is held and was not tried: parameters are the organization, and lists of ids and fences. */
export const giveBackDeliveries = statement(
  'give_back_webhook_deliveries',
  `UPDATE webhook_deliveries d SET next_attempt_at = ${transactionNow}
   FROM unnest($2::uuid[], $3::integer[]) held (id, fence)
   WHERE d.organization_id = $1 AND d.id = held.id AND d.fence = held.fence AND d.status = 'PENDING'`,
);

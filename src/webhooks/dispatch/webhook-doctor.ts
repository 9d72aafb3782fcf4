import { Injectable } from '@nestjs/common';
import { statement } from '../../platform/database/statement.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';

// A worker that runs numbers within a second, and tries what is due as soon.
const overdueSeconds = 60;

const organizationsSql = 'SELECT organization_id AS "organizationId" FROM list_organizations()';

const endpointsSql = statement(
  'doctor_of_webhook_endpoints',
  `SELECT e.id AS "webhookEndpointId", substring(e.url FROM '^[a-z]+://([^/?#]+)') AS host,
     e.disabled_because AS "disabledBecause", e.failing_since AS "failingSince", e.paused_until AS "pausedUntil",
     d.pending, d.failed, d.overdue
   FROM webhook_endpoints e CROSS JOIN LATERAL (
     SELECT count(*) FILTER (WHERE d.status = 'PENDING')::integer AS pending,
       count(*) FILTER (WHERE d.status = 'FAILED')::integer AS failed,
       count(*) FILTER (WHERE d.status = 'PENDING' AND d.next_attempt_at < $2::timestamptz - make_interval(secs => $3))::integer AS overdue
     FROM webhook_deliveries d WHERE d.organization_id = $1 AND d.endpoint_id = e.id) d
   WHERE e.organization_id = $1 AND e.deleted_at IS NULL AND (
     e.disabled_because IN ('GONE', 'FAILING') OR e.failing_since IS NOT NULL OR d.failed > 0
     OR (e.disabled_at IS NULL AND d.overdue > 0))
   ORDER BY e.id`,
);

const unnumberedSql = statement(
  'doctor_of_feed',
  `SELECT count(*)::integer AS count FROM feed_pending
   WHERE organization_id = $1 AND queued_at < $2::timestamptz - make_interval(secs => $3)`,
);

/** An endpoint with which something is wrong. */
export interface AilingEndpoint {
  readonly webhookEndpointId: string;
  readonly host: string;
  readonly disabledBecause: string | null;
  readonly failingSince: Date | null;
  readonly pausedUntil: Date | null;
  readonly pending: number;
  /** Given up in the last 30 days. */
  readonly failed: number;
  /** Due for a minute, and not tried: no worker looks. */
  readonly overdue: number;
}

/** What is wrong with the feed and the webhooks of one organization. */
export interface Ailment {
  readonly organizationId: string;
  /** Events that have waited for a minute for their number: no worker looks. */
  readonly unnumberedEvents: number;
  readonly webhookEndpoints: readonly AilingEndpoint[];
}

/** Looks for what is wrong with feeds and webhooks. Changes nothing. */
@Injectable()
export class WebhookDoctor {
  constructor(private readonly database: TenantDatabase) {}

  /** Of the organizations with which something is. */
  async look(): Promise<readonly Ailment[]> {
    const all = await this.database.acrossOrganizations<{ organizationId: string }>(organizationsSql, []);
    const found: Ailment[] = [];
    for (const { organizationId } of all) {
      const ailment = await this.#lookAt(organizationId);
      if (ailment.unnumberedEvents > 0 || ailment.webhookEndpoints.length > 0) found.push(ailment);
    }
    return found;
  }

  async #lookAt(organizationId: string): Promise<Ailment> {
    return await this.database.read(organizationId, async (tx) => {
      const asked = [organizationId, (await tx.now()).toString(), overdueSeconds];
      const [webhookEndpoints, [unnumbered]] = await Promise.all([
        tx.query<AilingEndpoint>(endpointsSql, asked),
        tx.query<{ count: number }>(unnumberedSql, asked),
      ]);
      return { organizationId, unnumberedEvents: unnumbered?.count ?? 0, webhookEndpoints };
    });
  }
}

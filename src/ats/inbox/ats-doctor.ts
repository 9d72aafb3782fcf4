import { Injectable } from '@nestjs/common';
import { statement } from '../../platform/database/statement.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';

// A worker that runs takes what is due within a second.
const overdueSeconds = 60;

const organizationsSql = 'SELECT organization_id AS "organizationId" FROM list_organizations()';

const integrationsSql = statement(
  'doctor_of_ats_connections',
  `SELECT c.id AS "atsIntegrationId", c.source, d.failed AS "failedDeliveries", d.overdue AS "overdueDeliveries",
     i.failed AS "failedImports", i.overdue AS "overdueImports",
     (SELECT count(*)::integer FROM ats_held_rows h WHERE h.organization_id = $1 AND h.connection_id = c.id) AS "heldRows",
     (SELECT count(*)::integer FROM ats_words w
      WHERE w.organization_id = $1 AND w.connection_id = c.id AND w.meaning IS NULL) AS "unmappedWords"
   FROM ats_connections c
   CROSS JOIN LATERAL (
     SELECT count(*) FILTER (WHERE d.status = 'FAILED')::integer AS failed,
       count(*) FILTER (WHERE d.next_attempt_at < $2::timestamptz - make_interval(secs => $3))::integer AS overdue
     FROM ats_deliveries d WHERE d.organization_id = $1 AND d.connection_id = c.id) d
   CROSS JOIN LATERAL (
     SELECT count(*) FILTER (WHERE i.status = 'FAILED')::integer AS failed,
       count(*) FILTER (WHERE i.next_attempt_at < $2::timestamptz - make_interval(secs => $3))::integer AS overdue
     FROM ats_imports i WHERE i.organization_id = $1 AND i.connection_id = c.id) i
   WHERE c.organization_id = $1 AND c.disabled_at IS NULL AND d.failed + d.overdue + i.failed + i.overdue > 0
   ORDER BY c.id`,
);

/** A connection with which something is wrong. */
export interface AilingIntegration {
  readonly atsIntegrationId: string;
  readonly source: string;
  /** Given up, and kept: they can be done again with `redoAtsDelivery`. */
  readonly failedDeliveries: number;
  /** Due for a minute, and not taken: no worker looks. */
  readonly overdueDeliveries: number;
  readonly failedImports: number;
  readonly overdueImports: number;
  /** That wait for what they belong to: no fault by itself. */
  readonly heldRows: number;
  /** That nobody has given a meaning yet: no fault by itself. */
  readonly unmappedWords: number;
}

/** Looks for what is wrong with connections to other systems. Changes nothing. */
@Injectable()
export class AtsDoctor {
  constructor(private readonly database: TenantDatabase) {}

  /** Of the organizations with which something is. */
  async look(): Promise<readonly { organizationId: string; atsIntegrations: readonly AilingIntegration[] }[]> {
    const all = await this.database.acrossOrganizations<{ organizationId: string }>(organizationsSql, []);
    const found = [];
    for (const { organizationId } of all) {
      const atsIntegrations = await this.database.read(organizationId, async (tx) =>
        tx.query<AilingIntegration>(integrationsSql, [organizationId, (await tx.now()).toString(), overdueSeconds]),
      );
      if (atsIntegrations.length > 0) found.push({ organizationId, atsIntegrations });
    }
    return found;
  }
}

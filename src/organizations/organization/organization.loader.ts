import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { OrganizationEntity } from './organization.entity.js';

export type OrganizationRow = Pick<
  OrganizationEntity,
  'id' | 'slug' | 'name' | 'timeZone' | 'country' | 'region' | 'locale' | 'closedDays' | 'brandColor' | 'logoUrl'
>;

const select = statement(
  'organization_by_id',
  `SELECT id, slug, name, time_zone AS "timeZone", country, region, locale, closed_days AS "closedDays",
          brand_color AS "brandColor", logo_url AS "logoUrl"
   FROM organizations WHERE id = $1 AND id = ANY($2)`,
);

export const organizationById: LoaderDefinition<string, OrganizationRow> = {
  fetch: async (tx, ids) => byId(await tx.query<OrganizationRow>(select, [tx.organizationId, ids])),
};

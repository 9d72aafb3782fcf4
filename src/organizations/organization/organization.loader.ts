import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { OrganizationEntity } from './organization.entity.js';

export type OrganizationRow = Pick<
  OrganizationEntity,
  | 'id'
  | 'slug'
  | 'name'
  | 'timeZone'
  | 'country'
  | 'region'
  | 'locale'
  | 'workingDays'
  | 'closedDays'
  | 'openedDays'
  | 'brandColor'
  | 'logoUrl'
  | 'logoHash'
  | 'logoFault'
  | 'senderName'
  | 'replyTo'
  | 'atsUrlTemplate'
  | 'stageNames'
  | 'mailFooters'
  | 'retentionDays'
  | 'suspendedAt'
  | 'suspendedBecause'
  | 'sandboxOf'
>;

const select = statement(
  'organization_by_id',
  `SELECT id, slug, name, time_zone AS "timeZone", country, region, locale, closed_days::text[] AS "closedDays",
          working_days AS "workingDays", opened_days::text[] AS "openedDays",
          brand_color AS "brandColor", logo_url AS "logoUrl", logo_hash AS "logoHash", logo_fault AS "logoFault", sender_name AS "senderName", reply_to AS "replyTo",
          ats_url_template AS "atsUrlTemplate", stage_names AS "stageNames", mail_footers AS "mailFooters",
          retention_days AS "retentionDays", suspended_at AS "suspendedAt", suspended_because AS "suspendedBecause", sandbox_of AS "sandboxOf"
   FROM organizations WHERE id = $1 AND id = ANY($2)`,
);

export const organizationById: LoaderDefinition<string, OrganizationRow> = {
  fetch: async (tx, ids) => byId(await tx.query<OrganizationRow>(select, [tx.organizationId, ids])),
};

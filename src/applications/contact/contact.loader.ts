import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { LatestRows } from '../../platform/graphql/connection/latest-rows.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { ContactEntity } from './contact.entity.js';

export interface ContactRow
  extends Pick<ContactEntity, 'id' | 'applicationId' | 'channel' | 'at' | 'toldDate' | 'internalNote'> {
  readonly toldDecision: boolean;
}

const columns = `id, application_id AS "applicationId", channel, at, told_date AS "toldDate", told_outcome AS "toldDecision",
  internal_note AS "internalNote"`;

const selectById = statement(
  'contact_by_id',
  `SELECT ${columns} FROM contacts WHERE organization_id = $1 AND id = ANY($2)`,
);

export const contactById: LoaderDefinition<string, ContactRow> = {
  fetch: async (tx, ids) => byId(await tx.query<ContactRow>(selectById, [tx.organizationId, ids])),
};

export const contactsByApplication = new LatestRows<ContactRow>({
  name: 'contacts_of_application',
  select: `
    SELECT ${columns}
    FROM contacts WHERE organization_id = $1 AND application_id = ANY($2)`,
  owner: 'applicationId',
  order: { shown: 'at DESC, id DESC', latestFirst: 'at DESC, id DESC' },
});

const selectLatest = statement(
  'last_contact_of_application',
  `SELECT application_id AS "applicationId", max(at) AS at FROM contacts
   WHERE organization_id = $1 AND application_id = ANY($2) GROUP BY application_id`,
);

/** When somebody last spoke with the candidate about each application. */
export const lastContactByApplication: LoaderDefinition<string, Date> = {
  fetch: async (tx, ids) => {
    const rows = await tx.query<Pick<ContactRow, 'applicationId' | 'at'>>(selectLatest, [tx.organizationId, ids]);
    return new Map(rows.map(({ applicationId, at }) => [applicationId, at]));
  },
};

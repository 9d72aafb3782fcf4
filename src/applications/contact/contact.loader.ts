import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
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

const select = statement(
  'contacts_of_application',
  `SELECT ${columns}
   FROM contacts WHERE organization_id = $1 AND application_id = ANY($2) ORDER BY application_id, at DESC, id DESC`,
);

export const contactById: LoaderDefinition<string, ContactRow> = {
  fetch: async (tx, ids) => byId(await tx.query<ContactRow>(selectById, [tx.organizationId, ids])),
};

export const contactsByApplication: LoaderDefinition<string, ContactRow[]> = {
  fetch: async (tx, ids) =>
    Map.groupBy(await tx.query<ContactRow>(select, [tx.organizationId, ids]), (row) => row.applicationId),
};

import { byId } from '../database/by-id.js';
import { statement } from '../database/statement.js';
import type { LoaderDefinition } from '../graphql/request-reads.js';
import type { AuditEntry } from './audit.model.js';
import type { AuditEntryRow } from './chain-hash.js';
import { entryColumns } from './entry-columns.js';

const selectDetails = statement(
  'audit_details_of_entries',
  `SELECT entry_id AS id, detail FROM audit_details
   WHERE organization_id = $1 AND entry_id = ANY($2) AND detail IS NOT NULL`,
);

const selectLinks = statement(
  'audit_links_of_entries',
  `SELECT entry_id AS id, number, encode(hash, 'hex') AS hash FROM audit_chain
   WHERE organization_id = $1 AND entry_id = ANY($2)`,
);

const selectById = statement(
  'audit_entry_by_id',
  `SELECT ${entryColumns} FROM audit_entries e WHERE e.organization_id = $1 AND e.id = ANY($2)`,
);

export const entryById: LoaderDefinition<string, AuditEntry> = {
  fetch: async (tx, ids) => {
    const rows = await tx.query<AuditEntryRow>(selectById, [tx.organizationId, ids]);
    return byId(rows.map(entryOf));
  },
};

/** What was asked for, as JSON; none once it was erased. */
export const detailByEntry: LoaderDefinition<string, string> = {
  fetch: async (tx, ids) => {
    const rows = await tx.query<{ id: string; detail: string }>(selectDetails, [tx.organizationId, ids]);
    return new Map(rows.map((row) => [row.id, row.detail]));
  },
};

/** The place of an entry in the chain; none until the worker has chained it. */
export const linkByEntry: LoaderDefinition<string, { number: number; hash: string }> = {
  fetch: async (tx, ids) => {
    const rows = await tx.query<{ id: string; number: number; hash: string }>(selectLinks, [tx.organizationId, ids]);
    return new Map(rows.map((row) => [row.id, row]));
  },
};

export function entryOf(row: AuditEntryRow): AuditEntry {
  const { onBehalfOfId, onBehalfOfName, subjectType, subjectId } = row;
  const onBehalfOf =
    onBehalfOfId === null || onBehalfOfName === null ? null : { id: onBehalfOfId, name: onBehalfOfName };
  return {
    id: row.id,
    action: row.action,
    at: new Date(row.atMicroseconds / 1_000),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName, onBehalfOf },
    from: { address: row.address, requestId: row.requestId },
    subject: subjectType === null || subjectId === null ? null : { type: subjectType, id: subjectId },
  };
}

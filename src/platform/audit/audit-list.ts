import type { Connection } from '../graphql/connection/connection.js';
import { beyond, type IdRows, pageOfRows } from '../graphql/connection/id-page.js';
import type { PageArgs } from '../graphql/connection/page-input.js';
import type { RequestReads } from '../graphql/request-reads.js';
import type { AuditEntry } from './audit.model.js';
import { entryOf } from './audit.reads.js';
import type { AuditFilter } from './audit-filter.js';
import type { AuditEntryRow } from './chain-hash.js';
import { entryColumns } from './entry-columns.js';

/** One page of the audit log, newest first. */
export async function listEntries(
  { tx }: RequestReads,
  filter: AuditFilter,
  args: PageArgs,
): Promise<Connection<AuditEntry>> {
  const { where, parameters } = conditionsOf(filter, tx.organizationId);
  const next = parameters.length + 1;
  const rows: IdRows<AuditEntryRow> = {
    direction: 'newest-first',
    scope: 'audit_entries',
    read: (order, from, limit) => {
      const text = `SELECT ${entryColumns} FROM audit_entries e
        WHERE ${where} AND e.id ${beyond(order)} $${next} ORDER BY e.id ${order} LIMIT $${next + 1}`;
      return tx.query<AuditEntryRow>({ text }, [...parameters, from, limit]);
    },
    count: async () => {
      const counting = { text: `SELECT count(*) AS count FROM audit_entries e WHERE ${where}` };
      const [counted] = await tx.query<{ count: number }>(counting, parameters);
      return counted?.count ?? 0;
    },
  };
  return await pageOfRows(tx.organizationId, rows, args, entryOf);
}

/** The filter as SQL: fixed texts, every value a parameter. */
function conditionsOf(
  { action, actorId, subjectId, from, to }: AuditFilter,
  organizationId: string,
): { where: string; parameters: unknown[] } {
  const parameters: unknown[] = [organizationId];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const conditions = ['e.organization_id = $1'];
  if (action) conditions.push(`e.action = ${bind(action)}`);
  if (actorId) {
    const actor = bind(actorId);
    conditions.push(`(e.actor_id = ${actor} OR e.on_behalf_of_id = ${actor})`);
  }
  if (subjectId) conditions.push(`e.subject_id = ${bind(subjectId)}`);
  if (from) conditions.push(`e.at >= ${bind(from)}`);
  if (to) conditions.push(`e.at < ${bind(to)}`);
  return { where: conditions.join(' AND '), parameters };
}

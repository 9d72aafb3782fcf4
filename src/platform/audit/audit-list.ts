import { type Connection, pageOf } from '../graphql/connection/connection.js';
import { cursorScope, decodeCursor, encodeCursor } from '../graphql/connection/cursor.js';
import type { PageArgs } from '../graphql/connection/page-input.js';
import type { RequestReads } from '../graphql/request-reads.js';
import type { AuditEntry } from './audit.model.js';
import { entryOf } from './audit.reads.js';
import type { AuditFilter } from './audit-filter.js';
import type { AuditEntryRow } from './chain-hash.js';
import { entryColumns } from './entry-columns.js';

const newest = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** One page of the audit log, newest first. */
export async function listEntries(
  reads: RequestReads,
  filter: AuditFilter,
  args: PageArgs,
): Promise<Connection<AuditEntry>> {
  const { tx } = reads;
  const { where, parameters } = conditionsOf(filter, tx.organizationId);
  const scope = cursorScope('audit_entries', tx.organizationId);
  const after = typeof args.after === 'string' ? decodeCursor(scope, 1, args.after)[0] : newest;
  const next = parameters.length + 1;
  const text = `SELECT ${entryColumns} FROM audit_entries e WHERE ${where} AND e.id < $${next} ORDER BY e.id DESC LIMIT $${next + 1}`;
  const rows = await tx.query<AuditEntryRow>({ text }, [...parameters, after, args.first + 1]);
  return pageOf(rows, args.first, {
    cursor: (row) => encodeCursor(scope, [row.id]),
    node: entryOf,
    count: async () => {
      const counting = { text: `SELECT count(*) AS count FROM audit_entries e WHERE ${where}` };
      const [counted] = await tx.query<{ count: number }>(counting, parameters);
      return counted?.count ?? 0;
    },
  });
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

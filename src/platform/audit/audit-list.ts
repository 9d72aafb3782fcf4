import type { Connection } from '../graphql/connection/connection.js';
import { Conditions, type NarrowedList, narrowedPage } from '../graphql/connection/narrowed-page.js';
import type { PageArgs } from '../graphql/connection/page-input.js';
import type { RequestReads } from '../graphql/request-reads.js';
import type { AuditEntry } from './audit.model.js';
import { entryOf } from './audit.reads.js';
import type { AuditFilter } from './audit-filter.js';
import type { AuditEntryRow } from './chain-hash.js';
import { entryColumns } from './entry-columns.js';

const list: NarrowedList = {
  direction: 'newest-first',
  scope: 'audit_entries',
  columns: entryColumns,
  from: 'audit_entries',
  table: 'e',
};

/** One page of the audit log, newest first. */
export async function listEntries(
  reads: RequestReads,
  filter: AuditFilter,
  args: PageArgs,
): Promise<Connection<AuditEntry>> {
  const conditions = conditionsOf(filter, reads.tx.organizationId);
  return await narrowedPage<AuditEntryRow, AuditEntry>(reads, list, conditions, args, entryOf);
}

function conditionsOf({ action, actorId, subjectId, from, to }: AuditFilter, organizationId: string): Conditions {
  const conditions = new Conditions('e', organizationId);
  const bind = (value: unknown) => conditions.bind(value);
  if (action) conditions.add(`e.action = ${bind(action)}`);
  if (actorId) {
    const actor = bind(actorId);
    conditions.add(`(e.actor_id = ${actor} OR e.on_behalf_of_id = ${actor})`);
  }
  if (subjectId) conditions.add(`e.subject_id = ${bind(subjectId)}`);
  if (from) conditions.add(`e.at >= ${bind(from)}`);
  if (to) conditions.add(`e.at < ${bind(to)}`);
  return conditions;
}

import type { Connection } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import {
  Conditions,
  type NarrowedList,
  narrowedPage,
  narrows,
} from '../../platform/graphql/connection/narrowed-page.js';
import type { PageArgs } from '../../platform/graphql/connection/page-input.js';
import type { RequestReads } from '../../platform/graphql/request-reads.js';
import {
  countNotifications,
  type NotificationRow,
  notificationColumns,
  notificationPages,
} from './notification.reads.js';
import type { NotificationFilter } from './notification-filter.js';

const whole = { direction: 'newest-first', ...notificationPages, count: countNotifications } as const;
const narrowed: NarrowedList = { ...whole, columns: notificationColumns, from: 'notifications', table: 'n' };

/** One page of notifications: of one application, or of all. */
export async function listNotifications(
  reads: RequestReads,
  args: PageArgs,
  applicationId: string | null = null,
): Promise<Connection<NotificationRow>> {
  return await idPage<NotificationRow, NotificationRow>(
    reads,
    { ...whole, parameters: [applicationId] },
    args,
    (row) => row,
  );
}

/** One page of those that a filter leaves. */
export async function filterNotifications(
  reads: RequestReads,
  filter: NotificationFilter | null | undefined,
  args: PageArgs,
): Promise<Connection<NotificationRow>> {
  if (!narrows(filter)) return await listNotifications(reads, args);
  const conditions = conditionsOf(filter, reads.tx.organizationId);
  return await narrowedPage<NotificationRow, NotificationRow>(reads, narrowed, conditions, args, (row) => row);
}

function conditionsOf(filter: NotificationFilter, organizationId: string): Conditions {
  const { kind, decision, applicationId, candidateId, from, to } = filter;
  const conditions = new Conditions('n', organizationId);
  const bind = (value: unknown) => conditions.bind(value);
  if (kind) conditions.add(`n.kind = ANY(${bind(kind)})`);
  if (decision) conditions.add(`n.decision = ${bind(decision)}`);
  if (applicationId) conditions.add(`n.application_id = ${bind(applicationId)}`);
  if (candidateId) {
    const ofCandidate = `SELECT a.id FROM applications a WHERE a.organization_id = $1 AND a.candidate_id = ${bind(candidateId)}`;
    conditions.add(`n.application_id IN (${ofCandidate})`);
  }
  if (from) conditions.add(`n.at >= ${bind(from)}`);
  if (to) conditions.add(`n.at < ${bind(to)}`);
  return conditions;
}

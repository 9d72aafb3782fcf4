import { messageColumns } from '../../delivery/index.js';
import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { NotificationEntity } from './notification.entity.js';

export type NotificationRow = Pick<
  NotificationEntity,
  | 'id'
  | 'applicationId'
  | 'kind'
  | 'rung'
  | 'day'
  | 'recipient'
  | 'recipientId'
  | 'decision'
  | 'withheldBecause'
  | 'sinceRevision'
  | 'revision'
  | 'messageId'
  | 'at'
>;

/** The columns of a NotificationRow, of a table called `n`. */
export const notificationColumns = `n.id, n.application_id AS "applicationId", n.kind, n.rung, n.day, n.recipient, n.recipient_id AS "recipientId",
  n.decision, n.withheld_because AS "withheldBecause", NULLIF(n.since_revision, n.revision) AS "sinceRevision", n.revision, n.message_id AS "messageId", n.at`;

const selectById = statement(
  'notification_by_id',
  `SELECT ${notificationColumns} FROM notifications n WHERE n.organization_id = $1 AND n.id = ANY($2)`,
);

export const notificationById: LoaderDefinition<string, NotificationRow> = {
  fetch: async (tx, ids) => byId(await tx.query<NotificationRow>(selectById, [tx.organizationId, ids])),
};

// The application is the fourth parameter of a page and the second of a count; NULL lists them all.
export const notificationPages = idPages(
  'notification_page',
  (beyond, order) =>
    `SELECT ${notificationColumns} FROM notifications n
     WHERE n.organization_id = $1 AND n.id ${beyond} $2 AND ($4::uuid IS NULL OR n.application_id = $4)
     ORDER BY n.id ${order} LIMIT $3`,
);

export const countNotifications = statement(
  'notification_count',
  'SELECT count(*) AS count FROM notifications n WHERE n.organization_id = $1 AND ($2::uuid IS NULL OR n.application_id = $2)',
);

// A member's digest tells of many applications, and is a message of none of them.
const ofApplication = (parameter: string) => `EXISTS (
  SELECT FROM notifications n
  WHERE n.organization_id = $1 AND n.message_id = m.id AND n.application_id = ${parameter} AND n.recipient = 'CANDIDATE')`;

export const applicationMessagePages = idPages(
  'message_page_of_application',
  (beyond, order) =>
    `SELECT ${messageColumns} FROM messages m
     WHERE m.organization_id = $1 AND m.id ${beyond} $2 AND ${ofApplication('$4')} ORDER BY m.id ${order} LIMIT $3`,
);

export const countApplicationMessages = statement(
  'message_count_of_application',
  `SELECT count(*) AS count FROM messages m WHERE m.organization_id = $1 AND ${ofApplication('$2')}`,
);

import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { MessageEntity } from './message.entity.js';
import type { MessageAttemptEntity } from './message-attempt.entity.js';

export type MessageRow = Pick<
  MessageEntity,
  | 'id'
  | 'kind'
  | 'status'
  | 'locale'
  | 'toName'
  | 'toAddress'
  | 'subject'
  | 'text'
  | 'html'
  | 'messageId'
  | 'composedAt'
  | 'redrivenAt'
  | 'nextAttemptAt'
  | 'sentAt'
  | 'bouncedAt'
  | 'bounceClass'
  | 'bounceAnswer'
  | 'bounceReport'
  | 'possibleDuplicate'
  | 'failure'
>;

export type MessageAttemptRow = Pick<
  MessageAttemptEntity,
  'number' | 'messageId' | 'startedAt' | 'endedAt' | 'outcome' | 'phase' | 'code' | 'answer'
>;

// By when another offer is to be answered is opened by a mutation that is on record, and read nowhere else.
const unlessConfidence = (column: string) =>
  `CASE WHEN m.kind IN ('COMPETING_OFFER', 'RECEIPT_COMPETING_OFFER') THEN 'Of another offer: see openCompetingOffer.' ELSE m.${column} END AS ${column}`;

/** The columns of a MessageRow, of a table called `m`. */
export const messageColumns = `m.id, m.kind, m.status, m.locale, m.to_name AS "toName", m.to_address AS "toAddress",
  ${unlessConfidence('subject')}, ${unlessConfidence('text')}, ${unlessConfidence('html')}, m.message_id AS "messageId", m.composed_at AS "composedAt", m.redriven_at AS "redrivenAt", m.next_attempt_at AS "nextAttemptAt", m.sent_at AS "sentAt",
  m.bounced_at AS "bouncedAt", m.bounce_class AS "bounceClass", m.bounce_answer AS "bounceAnswer", m.bounce_report AS "bounceReport",
  m.possible_duplicate AS "possibleDuplicate", m.failure`;

const selectById = statement(
  'message_by_id',
  `SELECT ${messageColumns} FROM messages m WHERE m.organization_id = $1 AND m.id = ANY($2)`,
);

export const messagePages = idPages(
  'message_page',
  (beyond, order) =>
    `SELECT ${messageColumns} FROM messages m
     WHERE m.organization_id = $1 AND m.id ${beyond} $2 AND ($4::text[] IS NULL OR m.status = ANY($4))
     ORDER BY m.id ${order} LIMIT $3`,
);

export const countMessages = statement(
  'message_count',
  'SELECT count(*) AS count FROM messages m WHERE m.organization_id = $1 AND ($2::text[] IS NULL OR m.status = ANY($2))',
);

const selectAttempts = statement(
  'attempts_of_message',
  `SELECT message_id AS "messageId", number, started_at AS "startedAt", ended_at AS "endedAt", outcome, phase, code, answer
   FROM message_attempts WHERE organization_id = $1 AND message_id = ANY($2) ORDER BY message_id, number`,
);

export const messageById: LoaderDefinition<string, MessageRow> = {
  fetch: async (tx, ids) => byId(await tx.query<MessageRow>(selectById, [tx.organizationId, ids])),
};

export const attemptsByMessage: LoaderDefinition<string, MessageAttemptRow[]> = {
  fetch: async (tx, ids) =>
    Map.groupBy(await tx.query<MessageAttemptRow>(selectAttempts, [tx.organizationId, ids]), (row) => row.messageId),
};

import { columnList } from '../../platform/database/column-list.js';
import { statement } from '../../platform/database/statement.js';
import type { MessageEntity } from '../message/message.entity.js';
import type { OrganizationSender } from '../sending-domain/may-send-from.js';

// All but what it was composed of and what came after it was sent.
const claimedColumns = [
  ...(['organizationId', 'id', 'status', 'locale', 'fromName', 'toName', 'toAddress', 'replyToName'] as const),
  ...(['replyToAddress', 'subject', 'text', 'html', 'calendarFilename', 'calendarContent', 'declinable'] as const),
  ...(['messageId', 'composedAt', 'redrivenAt', 'attemptCount', 'uncertainCount', 'fence', 'dataStartedAt'] as const),
  ...(['possibleDuplicate', 'failure'] as const),
] satisfies (keyof MessageEntity)[];

export type ClaimedMessage = Pick<MessageEntity, (typeof claimedColumns)[number]>;

/** A claimed message, with how its organization sends. */
export type ClaimedRow = ClaimedMessage & {
  readonly isSuppressed: boolean;
  readonly ofSandbox: boolean;
  readonly relayId: string | null;
  readonly sendsAs: OrganizationSender | null;
};

// The forms under which an address may be suppressed are those of `suppressedAs`.
export const selectClaimed = statement(
  'select_claimed_message',
  `SELECT ${columnList('m', claimedColumns)},
     EXISTS (SELECT FROM suppressions s WHERE s.organization_id = $1 AND s.released_at IS NULL AND s.message_id IS DISTINCT FROM m.id
       AND s.address IN (lower(m.to_address),
         'sha256:' || encode(sha256(convert_to($1::text || ' ' || lower(m.to_address), 'UTF8')), 'hex'))) AS "isSuppressed",
     o.sandbox_of IS NOT NULL AS "ofSandbox", r.id AS "relayId",
     CASE WHEN d.id IS NOT NULL THEN json_build_object('address', d.sender_address, 'name', d.sender_name,
       'status', d.status, 'dkimSelector', d.dkim_selector) END AS "sendsAs"
   FROM messages m JOIN organizations o ON o.id = m.organization_id
   LEFT JOIN relays r ON r.organization_id = m.organization_id AND r.removed_at IS NULL
   LEFT JOIN sending_domains d ON d.organization_id = m.organization_id AND d.sender_address IS NOT NULL
   WHERE m.organization_id = $1 AND m.id = $2 AND m.fence = $3`,
);

/** Puts the attempt and the start of its data on record; no row if the message must not leave any more. */
export const startData = statement(
  'start_data_of_message',
  `WITH held AS (
     UPDATE messages m SET attempt_count = $4, uncertain_count = $5, possible_duplicate = $6, data_started_at = $8,
       -- A lease that is fresh stays: the row is in an index by it.
       leased_until = CASE WHEN leased_until < $13 THEN $9 ELSE leased_until END,
       next_attempt_at = CASE WHEN next_attempt_at < $13 THEN $9 ELSE next_attempt_at END
     WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'SENDING'
       AND NOT EXISTS (SELECT FROM suppressions s WHERE s.organization_id = $1 AND s.address = ANY($10)
         AND s.released_at IS NULL AND s.message_id IS DISTINCT FROM m.id)
     RETURNING organization_id, id),
   link AS (
     INSERT INTO link_tokens (organization_id, token_hash, purpose, message_id, created_at, expires_at)
     SELECT organization_id, $11::bytea, 'PREFERENCES', id, $8, $12 FROM held WHERE $11::bytea IS NOT NULL)
   INSERT INTO message_attempts (organization_id, message_id, number, fence, started_at, data_started_at)
   SELECT organization_id, id, $4, $3, $7, $8 FROM held
   -- In place of one that did not count: it had the same number.
   ON CONFLICT (organization_id, message_id, number) DO UPDATE SET fence = excluded.fence, started_at = excluded.started_at,
     data_started_at = excluded.data_started_at, ended_at = NULL, outcome = NULL, phase = NULL, code = NULL, answer = NULL
   RETURNING number`,
);

/** Ends an attempt and its message as sent; no row if it is not for this holder to end. */
export const endSent = statement(
  'end_sent_message',
  `WITH sent AS (
     UPDATE messages SET status = 'SENT', sent_at = $4, ended_at = $4, next_attempt_at = NULL, leased_until = NULL,
       composition = NULL, failure = NULL
     WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'SENDING' AND data_started_at IS NOT NULL
     RETURNING organization_id, id, attempt_count, erased_at)
   UPDATE message_attempts a SET ended_at = $4, outcome = 'ACCEPTED', code = $5,
     -- Mail servers repeat the address in their answers.
     answer = CASE WHEN sent.erased_at IS NULL THEN $6 END
   FROM sent
   WHERE a.organization_id = $1 AND a.message_id = sent.id AND a.number = sent.attempt_count AND a.fence = $3
   RETURNING a.number`,
);

export const renewSql = `
  UPDATE messages SET leased_until = $4, next_attempt_at = $4
  WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'SENDING'`;

export const giveBackSql = `
  UPDATE messages SET status = 'QUEUED', leased_until = NULL, next_attempt_at = $4
  WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'SENDING'`;

/** Records how an attempt ended, once. */
export const endAttemptSql = `
  INSERT INTO message_attempts AS open (organization_id, message_id, number, fence, started_at, ended_at, outcome, phase, code, answer)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (organization_id, message_id, number) DO UPDATE SET fence = excluded.fence, started_at = excluded.started_at,
    data_started_at = CASE WHEN open.fence = excluded.fence THEN open.data_started_at END,
    ended_at = excluded.ended_at, outcome = excluded.outcome, phase = excluded.phase, code = excluded.code, answer = excluded.answer
  WHERE open.ended_at IS NULL OR open.fence <> excluded.fence`;

// An attempt that a killed process left open says nothing about the message, nor does one before it was redriven.
export const triesSql = `
  SELECT count(*) AS count, min(started_at) AS "firstAt" FROM message_attempts
  WHERE organization_id = $1 AND message_id = $2 AND ended_at IS NOT NULL AND ($3::timestamptz IS NULL OR started_at >= $3)`;

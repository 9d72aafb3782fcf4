import { columnList } from '../../platform/database/column-list.js';
import { transactionNow } from '../../platform/database/group-transaction.js';
import { statement } from '../../platform/database/statement.js';
import type { MessageEntity } from '../message/message.entity.js';
import type { OrganizationSender } from '../sending-domain/may-send-from.js';
import { mostADay } from './daily-stop.js';

// All but what it was composed of and what came after it was sent.
const claimedColumns = [
  ...(['organizationId', 'id', 'status', 'locale', 'fromName', 'toName', 'toAddress', 'replyToName'] as const),
  ...(['replyToAddress', 'subject', 'text', 'html', 'calendarFiles', 'conversationId', 'declinable'] as const),
  ...(['messageId', 'composedAt', 'redrivenAt', 'attemptCount', 'uncertainCount', 'fence', 'dataStartedAt'] as const),
  ...(['possibleDuplicate', 'failure', 'recipientId', 'recipientZone'] as const),
] satisfies (keyof MessageEntity)[];

export type ClaimedMessage = Pick<MessageEntity, (typeof claimedColumns)[number]>;

/** A claimed message, with how its organization sends. */
export type ClaimedMessageRow = ClaimedMessage & {
  readonly isSuppressed: boolean;
  /** When the last messages to the same candidate left. */
  readonly sentLately: readonly Date[];
  readonly ofSandbox: boolean;
  readonly relayId: string | null;
  readonly sendsAs: OrganizationSender | null;
};

// The forms under which an address may be suppressed are those of `suppressedAs`.
const claimedFields = `${columnList('m', claimedColumns)},
     EXISTS (SELECT FROM suppressions s WHERE s.organization_id = $1 AND s.released_at IS NULL AND s.message_id IS DISTINCT FROM m.id
       AND s.address IN (lower(m.to_address),
         'sha256:' || encode(sha256(convert_to($1::text || ' ' || lower(m.to_address), 'UTF8')), 'hex'))) AS "isSuppressed",
     CASE WHEN m.recipient_id IS NOT NULL THEN ARRAY(
       SELECT coalesce(other.sent_at, other.data_started_at) AS at FROM messages other
       WHERE other.organization_id = $1 AND other.recipient_id = m.recipient_id AND other.id <> m.id
         AND (other.status = 'SENT' OR (other.status = 'SENDING' AND other.data_started_at IS NOT NULL))
       ORDER BY at DESC LIMIT ${mostADay}) ELSE '{}' END AS "sentLately",
     o.sandbox_of IS NOT NULL AS "ofSandbox", r.id AS "relayId",
     CASE WHEN d.id IS NOT NULL THEN json_build_object('address', d.sender_address, 'name', d.sender_name,
       'status', d.status, 'dkimSelector', d.dkim_selector) END AS "sendsAs"`;

const joinSender = `
   JOIN organizations o ON o.id = m.organization_id
   LEFT JOIN relays r ON r.organization_id = m.organization_id AND r.removed_at IS NULL
   LEFT JOIN sending_domains d ON d.organization_id = m.organization_id AND d.sender_address IS NOT NULL`;

/**
 * Leases what is due to be sent, and looks at it: parameters are the organization, how many at most, and the lease in seconds.
 * A message whose lease ran out is due again. Nothing of an organization that was suspended.
 */
export const claimMessages = statement(
  'claim_messages',
  `WITH due AS MATERIALIZED (
     SELECT m.id FROM messages m
     WHERE m.organization_id = $1 AND m.next_attempt_at <= ${transactionNow}
       AND EXISTS (SELECT FROM organizations o WHERE o.id = $1 AND o.suspended_at IS NULL)
     ORDER BY m.next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED
   ), claimed AS (
     UPDATE messages m SET status = 'SENDING', fence = m.fence + 1,
       leased_until = ${transactionNow} + make_interval(secs => $3), next_attempt_at = ${transactionNow} + make_interval(secs => $3)
     FROM due WHERE m.organization_id = $1 AND m.id = due.id
     RETURNING m.*
   )
   SELECT ${claimedFields} FROM claimed m ${joinSender} ORDER BY m.id`,
);

// The statements below take what concerns messages of one organization as lists, an element for each message: where a list
// stands first, rows are locked in its order.

/** Looks again at what is held: parameters are the organization, and lists of ids and fences. */
export const selectClaimed = statement(
  'select_claimed_messages',
  `SELECT ${claimedFields}
   FROM unnest($2::uuid[], $3::integer[]) held (id, fence)
   JOIN messages m ON m.organization_id = $1 AND m.id = held.id AND m.fence = held.fence ${joinSender}`,
);

/** Whoever starts a mail to the same candidate waits: each sees what was started before. In one order, whoever locks several. */
export const lockRecipients = statement(
  'lock_recipients_of_messages',
  `SELECT pg_advisory_xact_lock(recipient) FROM (
     SELECT DISTINCT hashtextextended(id::text, 0) AS recipient FROM unnest($1::uuid[]) r (id) WHERE id IS NOT NULL ORDER BY 1) locks`,
);

/**
 * Puts attempts and the start of their data on record, or tells that the candidate has got as many as anybody gets on a day;
 * of a message that must not leave any more there is no row.
 */
export const startData = statement(
  'start_data_of_messages',
  `WITH begun AS (
     SELECT b.*, ${transactionNow} AS now, make_interval(secs => $10) AS lease
     FROM unnest($2::uuid[], $3::integer[], $4::integer[], $5::integer[], $6::boolean[], $7::timestamptz[], $8::text[], $9::text[],
       $11::uuid[], $12::timestamptz[])
       b (id, fence, attempt_count, uncertain_count, possible_duplicate, started_at, address, hidden_address,
         recipient_id, day_began_at)),
   held_back AS (
     SELECT b.id FROM begun b
     WHERE b.recipient_id IS NOT NULL AND ${mostADay} <= (
       SELECT count(*) FROM messages other
       WHERE other.organization_id = $1 AND other.recipient_id = b.recipient_id AND other.id <> b.id
         AND (other.status = 'SENT' OR (other.status = 'SENDING' AND other.data_started_at IS NOT NULL))
         AND coalesce(other.sent_at, other.data_started_at) >= b.day_began_at
     ) + (SELECT count(*) FROM begun before WHERE before.recipient_id = b.recipient_id AND before.id < b.id)),
   held AS (
     UPDATE messages m SET attempt_count = b.attempt_count, uncertain_count = b.uncertain_count,
       possible_duplicate = b.possible_duplicate, data_started_at = b.now,
       -- A lease that is fresh stays: the row is in an index by it.
       leased_until = CASE WHEN m.leased_until < b.now + b.lease / 2 THEN b.now + b.lease ELSE m.leased_until END,
       next_attempt_at = CASE WHEN m.next_attempt_at < b.now + b.lease / 2 THEN b.now + b.lease ELSE m.next_attempt_at END
     FROM begun b
     WHERE m.organization_id = $1 AND m.id = b.id AND m.fence = b.fence AND m.status = 'SENDING'
       AND NOT EXISTS (SELECT FROM suppressions s WHERE s.organization_id = $1 AND s.address IN (b.address, b.hidden_address)
         AND s.released_at IS NULL AND s.message_id IS DISTINCT FROM m.id)
       AND b.id NOT IN (SELECT id FROM held_back)
     RETURNING m.organization_id, b.*),
   link AS (
     INSERT INTO link_tokens (organization_id, token_hash, purpose, message_id, created_at, expires_at)
     SELECT h.organization_id, l.token_hash, l.purpose, h.id, h.now, h.now + make_interval(days => l.days)
     FROM unnest($13::uuid[], $14::bytea[], $15::text[], $16::integer[]) l (id, token_hash, purpose, days)
     JOIN held h ON h.id = l.id
     -- Said again because the answer was lost.
     ON CONFLICT DO NOTHING),
   attempt AS (
   INSERT INTO message_attempts (organization_id, message_id, number, fence, started_at, data_started_at)
   SELECT organization_id, id, attempt_count, fence, started_at, now FROM held
   -- In place of one that did not count: it had the same number.
   ON CONFLICT (organization_id, message_id, number) DO UPDATE SET fence = excluded.fence, started_at = excluded.started_at,
     data_started_at = excluded.data_started_at, ended_at = NULL, outcome = NULL, phase = NULL, code = NULL, answer = NULL
   RETURNING message_id AS id)
   SELECT id, 'STARTED' AS start FROM attempt UNION ALL SELECT id, 'HELD_BACK' FROM held_back`,
);

/** Ends attempts and their messages as sent; of one that is not for this holder to end there is no row. */
export const endSent = statement(
  'end_sent_messages',
  `WITH accepted AS (
     SELECT a.*, ${transactionNow} AS now FROM unnest($2::uuid[], $3::integer[], $4::integer[], $5::text[]) a (id, fence, code, answer)),
   sent AS (
     UPDATE messages m SET status = 'SENT', sent_at = a.now, ended_at = a.now, next_attempt_at = NULL, leased_until = NULL,
       composition = NULL, failure = NULL
     FROM accepted a
     WHERE m.organization_id = $1 AND m.id = a.id AND m.fence = a.fence AND m.status = 'SENDING' AND m.data_started_at IS NOT NULL
     RETURNING a.*, m.attempt_count, m.erased_at)
   UPDATE message_attempts a SET ended_at = sent.now, outcome = 'ACCEPTED', code = sent.code,
     -- Mail servers repeat the address in their answers.
     answer = CASE WHEN sent.erased_at IS NULL THEN sent.answer END
   FROM sent
   WHERE a.organization_id = $1 AND a.message_id = sent.id AND a.number = sent.attempt_count AND a.fence = sent.fence
   RETURNING a.message_id AS id`,
);

export const renewSql = `
  UPDATE messages SET leased_until = $4, next_attempt_at = $4
  WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'SENDING'`;

export const giveBackSql = `
  UPDATE messages SET status = 'QUEUED', leased_until = NULL, next_attempt_at = $4,
    data_started_at = CASE WHEN NOT $5::boolean THEN data_started_at END
  WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'SENDING'`;

/** Records how an attempt ended, once. */
export const endAttemptSql = `
  INSERT INTO message_attempts AS open (organization_id, message_id, number, fence, started_at, ended_at, outcome, phase, code, answer)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (organization_id, message_id, number) DO UPDATE SET fence = excluded.fence, started_at = excluded.started_at,
    -- It was recorded while the relay was told of the recipient: if that was refused, there was no data.
    data_started_at = CASE WHEN open.fence = excluded.fence AND $11 THEN open.data_started_at END,
    ended_at = excluded.ended_at, outcome = excluded.outcome, phase = excluded.phase, code = excluded.code, answer = excluded.answer
  WHERE open.ended_at IS NULL OR open.fence <> excluded.fence`;

// An attempt that a killed process left open says nothing about the message, nor does one before it was redriven.
export const triesSql = `
  SELECT count(*) AS count, min(started_at) AS "firstAt" FROM message_attempts
  WHERE organization_id = $1 AND message_id = $2 AND ended_at IS NOT NULL AND ($3::timestamptz IS NULL OR started_at >= $3)`;

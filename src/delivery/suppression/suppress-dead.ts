import { Logger } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { domainOf } from '../../platform/mail-address/mail-address.js';
import { type AlikeRefusals, burstMinutes, diagnosisHash, isBurst, mailsMinutes } from './burst.js';

const logger = new Logger('Suppressions');

export interface DeadAddress {
  readonly address: string;
  readonly reason: 'BOUNCED' | 'REFUSED';
  readonly messageId: string;
  /** The words of the mail server; null if nobody repeats them. */
  readonly answer: string | null;
}

// Of the latest 2,000 mails alone: more to one domain within the hour are no reason to read all that were ever sent.
const alikeSql = `
  SELECT (SELECT count(DISTINCT s.address) FROM suppressions s
    WHERE s.organization_id = $1 AND s.diagnosis = $2 AND s.at >= $3 AND s.address <> lower($6) AND s.address LIKE '%@' || $5) + 1 AS addresses,
    (SELECT count(*) FROM (
      SELECT m.to_address, m.composed_at FROM messages m WHERE m.organization_id = $1 ORDER BY m.id DESC LIMIT 2000) latest
    WHERE latest.composed_at >= $4 AND lower(latest.to_address) LIKE '%@' || $5) AS mails`;

const insertSql = `
  INSERT INTO suppressions (organization_id, id, address, reason, message_id, at, diagnosis, burst, released_at)
  VALUES ($1, $2, lower($3), $4, $5, $6, $7, $8, CASE WHEN $8 THEN $6::timestamptz END)
  ON CONFLICT (organization_id, address, (reason = 'BY_ATS')) WHERE released_at IS NULL DO NOTHING RETURNING id`;

const takeBackSql = `
  UPDATE suppressions SET burst = true, released_at = coalesce(released_at, $4)
  WHERE organization_id = $1 AND diagnosis = $2 AND at >= $3 AND address LIKE '%@' || $5 AND NOT burst
  RETURNING message_id AS "messageId"`;

const aboutUsSql = `
  UPDATE messages SET bounce_class = CASE WHEN bounced_at IS NOT NULL THEN 'SENDER_FAULT' END,
    failure = CASE WHEN failure = 'RECIPIENT_REFUSED' THEN 'SENDER_FAULT' ELSE failure END
  WHERE organization_id = $1 AND id = ANY($2) AND (bounced_at IS NOT NULL OR failure = 'RECIPIENT_REFUSED')`;

/**
 * Nothing more is sent to an address that is dead, unless it is one of a burst: then it is about us, and nothing is held
 * against those who were suppressed in the same burst before.
 */
export async function suppressDead(tx: WriteTransaction, dead: DeadAddress): Promise<'SUPPRESSED' | 'BURST'> {
  const { organizationId, now } = tx;
  const { address, reason, messageId, answer } = dead;
  const diagnosis = diagnosisHash(answer ?? '');
  const since = toDate(now.subtract({ minutes: burstMinutes }));
  const domain = domainOf(address);
  const mailsSince = toDate(now.subtract({ minutes: mailsMinutes }));
  const like = [organizationId, diagnosis, since, mailsSince, domain, address];
  const [alike] = await tx.query<AlikeRefusals>(alikeSql, like);
  const burst = alike !== undefined && isBurst(alike);
  if (burst) {
    logger.error(
      { organizationId, messageId, addresses: alike.addresses },
      'many addresses of one domain were refused alike: none of them is held to be dead',
    );
    const taken = await tx.query<{ messageId: string }>(takeBackSql, [
      organizationId,
      diagnosis,
      since,
      toDate(now),
      domain,
    ]);
    await tx.query(aboutUsSql, [organizationId, taken.map((row) => row.messageId)]);
  }
  await tx.query(insertSql, [organizationId, newId(), address, reason, messageId, toDate(now), diagnosis, burst]);
  return burst ? 'BURST' : 'SUPPRESSED';
}

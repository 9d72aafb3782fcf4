import { Injectable } from '@nestjs/common';
import { statement } from '../../platform/database/statement.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { LINK_DAYS, type LinkPurpose } from './link-purpose.js';
import { makeLinkToken, readLinkToken } from './link-token.js';

/** The message whose recipient follows a link. */
export interface FollowedLink {
  readonly organizationId: string;
  readonly messageId: string;
}

/** A link that was made at some time, whether or not it still opens. */
export interface KnownLink {
  readonly organizationId: string;
  /** The message it stood in; null for one that names its candidate. */
  readonly messageId: string | null;
  readonly candidateId: string | null;
  readonly purpose: LinkPurpose;
  readonly expiresAt: Date;
  readonly isLive: boolean;
}

const find = statement(
  'find_link',
  `SELECT organization_id AS "organizationId", message_id AS "messageId", candidate_id AS "candidateId", purpose,
          expires_at AS "expiresAt", coalesce($1::timestamptz, statement_timestamp()) < expires_at AS "isLive"
   FROM find_link($2)`,
);

const insertSql = `
  INSERT INTO link_tokens (organization_id, token_hash, purpose, candidate_id, created_at, expires_at)
  VALUES ($1, $2, 'CALENDAR', $3, $4, $5)`;

/** Tells whose a link is. Looking for one records nothing: mail scanners follow links, too. */
@Injectable()
export class MailLinksService {
  constructor(private readonly database: TenantDatabase) {}

  /** Null for what is no secret of ours, for one that has expired, and for one of another purpose: all alike. */
  async follow(secret: string, purpose: LinkPurpose): Promise<FollowedLink | null> {
    const link = await this.#live(secret, purpose);
    return link === null || link.messageId === null ? null : { ...link, messageId: link.messageId };
  }

  /** Whose calendar it is; null for any other link. */
  async followCalendar(secret: string): Promise<{ organizationId: string; candidateId: string } | null> {
    const link = await this.#live(secret, 'CALENDAR');
    return link === null || link.candidateId === null ? null : { ...link, candidateId: link.candidateId };
  }

  /** The same for one that does not open any more: whoever holds it may be sent another, to the address on file. */
  async recall(secret: string, purpose: LinkPurpose): Promise<KnownLink | null> {
    const hash = readLinkToken(secret);
    if (hash === null) return null;
    const [found] = await this.database.lookAcrossOrganizations<KnownLink>(find, [hash]);
    return found?.purpose === purpose ? found : null;
  }

  /** Makes the address of a candidate's calendar. @returns its secret, which is not stored */
  async makeCalendar(tx: WriteTransaction, candidateId: string): Promise<string> {
    const { text, hash } = makeLinkToken();
    const expires = tx.now.add({ hours: LINK_DAYS.CALENDAR * 24 });
    await tx.query(insertSql, [tx.organizationId, hash, candidateId, tx.now.toString(), expires.toString()]);
    return text;
  }

  async #live(secret: string, purpose: LinkPurpose): Promise<KnownLink | null> {
    const link = await this.recall(secret, purpose);
    return link?.isLive === true ? link : null;
  }
}

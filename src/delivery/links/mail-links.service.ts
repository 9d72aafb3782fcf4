import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { type LinkPurpose, readLinkToken } from './link-token.js';

/** The message whose reader follows a link. */
export interface FollowedLink {
  readonly organizationId: string;
  readonly messageId: string;
}

const findSql = `
  SELECT organization_id AS "organizationId", message_id AS "messageId" FROM find_link_token($1, $2, $3)`;

/** Tells whose a link in a mail is. */
@Injectable()
export class MailLinksService {
  constructor(private readonly database: TenantDatabase) {}

  /** Null for what is no secret of ours, for one that has expired, and for one of another purpose: all alike. */
  async follow(secret: string, purpose: LinkPurpose): Promise<FollowedLink | null> {
    const hash = readLinkToken(secret);
    if (hash === null) return null;
    const now = await this.database.now();
    const [found] = await this.database.crossing<FollowedLink>(findSql, [hash, purpose, now.toString()]);
    return found ?? null;
  }
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { readLinkToken } from '../../delivery/index.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import {
  type DueDecisionRow,
  decisionsOf,
  dueDecisionsOf,
  type FeedToShow,
  feedToShow,
} from './calendar-feed.reads.js';
import { memberCalendar } from './member-calendar.js';

/** A calendar as it stands, and what tells it from another. */
export interface ReadCalendar {
  readonly text: string;
  readonly etag: string;
}

const findSql = 'SELECT organization_id AS "organizationId", id FROM find_calendar_feed($1)';

/** What is due of the member whose calendar has that secret. */
@Injectable()
export class CalendarReader {
  constructor(private readonly database: TenantDatabase) {}

  /** `gone` for one that was revoked, null for what is no secret of ours. */
  async read(secret: string): Promise<ReadCalendar | 'gone' | null> {
    const hash = readLinkToken(secret);
    if (hash === null) return null;
    const [found] = await this.database.acrossOrganizations<{ organizationId: string; id: string }>(findSql, [hash]);
    if (found === undefined) return null;
    const { organizationId, id } = found;
    return await this.database.read(organizationId, async (tx) => {
      const [feed] = await tx.query<FeedToShow>(feedToShow, [organizationId, id]);
      if (feed === undefined || feed.isGone) return 'gone';
      const asked = [organizationId, feed.memberId, (await tx.now()).toString(), '-infinity'];
      const rows = await tx.query<DueDecisionRow>(dueDecisionsOf, asked);
      const text = memberCalendar(decisionsOf(rows));
      return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
    });
  }
}

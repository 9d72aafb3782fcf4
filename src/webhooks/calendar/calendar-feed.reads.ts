import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { CalendarFeedEntity } from './calendar-feed.entity.js';
import type { DueDecision } from './member-calendar.js';

export type CalendarFeedRow = Omit<CalendarFeedEntity, 'organizationId' | 'tokenHash'>;

const columns = `id, member_id AS "memberId", created_at AS "createdAt", revoked_at AS "revokedAt"`;

const selectById = statement(
  'calendar_feed_by_id',
  `SELECT ${columns} FROM calendar_feeds WHERE organization_id = $1 AND id = ANY($2)`,
);

export const calendarFeedById: LoaderDefinition<string, CalendarFeedRow> = {
  fetch: async (tx, ids) => byId(await tx.query<CalendarFeedRow>(selectById, [tx.organizationId, ids])),
};

export const calendarFeedPages = idPages(
  'calendar_feed_page',
  (beyond, order) =>
    `SELECT ${columns} FROM calendar_feeds WHERE organization_id = $1 AND id ${beyond} $2 ORDER BY id ${order} LIMIT $3`,
);

export const countCalendarFeeds = statement(
  'calendar_feed_count',
  'SELECT count(*) AS count FROM calendar_feeds WHERE organization_id = $1',
);

/** What is shown at a feed's address: whose it is, and whether it still is. */
export const feedToShow = statement(
  'calendar_feed_to_show',
  `SELECT f.member_id AS "memberId", f.revoked_at IS NOT NULL OR m.status = 'REMOVED' AS "isGone"
   FROM calendar_feeds f JOIN members m ON m.organization_id = f.organization_id AND m.id = f.member_id
   WHERE f.organization_id = $1 AND f.id = $2`,
);

export interface FeedToShow {
  readonly memberId: string;
  readonly isGone: boolean;
}

export interface DueDecisionRow extends Omit<DueDecision, 'url'> {
  readonly externalSource: string | null;
  readonly externalRemoteId: string | null;
  readonly atsUrlTemplate: string | null;
}

/**
 * Of the jobs for which a member recruits or decides: what is open, and what ended in the last 30 days, so that calendars
 * take it out.
 */
export const dueDecisionsOf = statement(
  'due_decisions_of_member',
  `SELECT t.id AS "timelineId", t.revision, t.decision_date::text AS "decisionDate", t.milestone,
     t.decided_at IS NOT NULL OR t.closed_at IS NOT NULL AS "isOver", t.held_until IS NOT NULL AS "isHeld",
     greatest(r.at, t.decided_at) AS "changedAt", c.full_name AS "candidateName", j.title AS "jobTitle",
     a.external_source AS "externalSource", a.external_remote_id AS "externalRemoteId", o.ats_url_template AS "atsUrlTemplate"
   FROM jobs j
   JOIN timelines t ON t.organization_id = j.organization_id AND t.job_id = j.id
     AND (t.closed_at IS NULL OR t.closed_at > $3::timestamptz - interval '30 days')
   JOIN timeline_revisions r ON r.organization_id = t.organization_id AND r.timeline_id = t.id AND r.number = t.revision
   JOIN applications a ON a.organization_id = t.organization_id AND a.id = t.application_id
   JOIN candidates c ON c.organization_id = t.organization_id AND c.id = t.candidate_id
   JOIN organizations o ON o.id = j.organization_id
   WHERE j.organization_id = $1 AND (j.recruiter_id = $2 OR j.hiring_manager_id = $2) AND c.erased_at IS NULL
   ORDER BY t.decision_date, t.id LIMIT 1000`,
);

import { LatestRows } from '../../platform/graphql/connection/latest-rows.js';
import type { Communication } from './communication.model.js';
import type { Details, StoryEntryRow } from './details-of.js';

export interface CommunicationRow extends Omit<Communication, 'summary' | keyof Details>, StoryEntryRow {
  readonly applicationId: string;
  readonly timelineId: string | null;
}

const revisions = `
  SELECT t.application_id, r.at, 1 AS rank, 'DATE_CHANGED' AS kind, r.kind AS what, r.from_date AS "from", r.to_date AS "to",
         r.reason AS because, r.actor->>'name' AS by, t.id AS timeline_id, r.number AS revision, NULL::uuid AS message_id
  FROM t JOIN timeline_revisions r ON r.organization_id = $1 AND r.timeline_id = t.id`;

const slips = `
  SELECT t.application_id, s.at, 2, 'PROMISE_BROKEN', s.kind, NULL, r.to_date, NULL, NULL, t.id, s.revision, NULL
  FROM t JOIN slips s ON s.organization_id = $1 AND s.timeline_id = t.id
  JOIN timeline_revisions r ON r.organization_id = $1 AND r.timeline_id = t.id AND r.number = s.revision`;

const disclosures = `
  SELECT t.application_id, d.at, 3, CASE d.kind WHEN 'WITHDRAWN' THEN 'CAME_BACK' ELSE 'TOLD_BY_MEMBER' END, r.kind, NULL, r.to_date,
         NULL, NULL, t.id, d.revision, NULL
  FROM t JOIN timeline_disclosures d ON d.organization_id = $1 AND d.timeline_id = t.id AND d.kind IN ('TOLD_BY_MEMBER', 'WITHDRAWN')
  JOIN timeline_revisions r ON r.organization_id = $1 AND r.timeline_id = t.id AND r.number = d.revision`;

const outcomes = `
  SELECT o.application_id, o.decided_at, 1, 'DECIDED', o.kind, NULL, NULL, o.reason, o.actor->>'name', NULL, NULL, NULL
  FROM outcomes o WHERE o.organization_id = $1 AND o.application_id = ANY($2)
  UNION ALL
  SELECT o.application_id, o.told_at, 3, 'TOLD_BY_MEMBER', o.kind, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM outcomes o WHERE o.organization_id = $1 AND o.application_id = ANY($2) AND o.told_by = 'MEMBER'`;

const contacts = `
  SELECT k.application_id, k.at, 1, 'CONTACT_LOGGED', k.channel, NULL, NULL, NULL, k.actor->>'name', NULL, NULL, NULL
  FROM contacts k WHERE k.organization_id = $1 AND k.application_id = ANY($2)`;

// What a message tells counts when it was accepted; until then it is on its way from when that was decided.
const notifications = `
  SELECT n.application_id, coalesce(m.sent_at, m.ended_at, n.at), 4,
         CASE WHEN n.recipient = 'MEMBER' THEN 'MEMBER_TOLD' WHEN n.decision = 'WITHHOLD' THEN 'NOT_TOLD'
              WHEN m.status = 'SENT' THEN 'TOLD' WHEN m.status IN ('CANCELLED', 'DEAD') THEN 'NOT_TOLD' ELSE 'TELLING' END,
         n.kind, NULL, r.to_date, coalesce(n.withheld_because, CASE WHEN m.status IN ('CANCELLED', 'DEAD') THEN m.failure END),
         b.full_name, n.timeline_id, n.revision, n.message_id
  FROM notifications n
  LEFT JOIN messages m ON m.organization_id = $1 AND m.id = n.message_id
  LEFT JOIN timeline_revisions r ON r.organization_id = $1 AND r.timeline_id = n.timeline_id AND r.number = n.revision
  LEFT JOIN members b ON b.organization_id = $1 AND n.recipient = 'MEMBER' AND b.id = n.recipient_id
  WHERE n.organization_id = $1 AND n.application_id = ANY($2)`;

const waiting = `
  SELECT d.application_id, m.composed_at, 4, 'TELLING', m.kind, NULL, NULL, NULL, NULL, d.timeline_id, d.revision, m.id
  FROM drafts d JOIN messages m ON m.organization_id = $1 AND m.id = d.message_id AND m.status = 'WAITING'
  WHERE d.organization_id = $1 AND d.application_id = ANY($2)`;

const next = `
  SELECT t.application_id, t.next_action_at, 5, 'NEXT', t.next_action_kind, NULL, t.decision_date, NULL, NULL, t.id, NULL, NULL
  FROM t WHERE t.next_action_at IS NOT NULL
  UNION ALL
  SELECT o.application_id, coalesce(o.again_at, o.due_at), 5, 'NEXT', 'TELL_OUTCOME', NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM outcomes o
  WHERE o.organization_id = $1 AND o.application_id = ANY($2) AND o.told_at IS NULL AND o.superseded_at IS NULL AND coalesce(o.again_at, o.due_at) > $5`;

/** The story of each application, in order, and what comes next. */
export const communicationsByApplication = new LatestRows<CommunicationRow>({
  name: 'communications_of_application',
  select: `
    WITH t AS (SELECT * FROM timelines WHERE organization_id = $1 AND application_id = ANY($2))
    SELECT application_id AS "applicationId", at, rank, kind, what, "from", "to", because, by, timeline_id AS "timelineId",
           revision, message_id AS "messageId"
    FROM (${[revisions, slips, disclosures, outcomes, contacts, notifications, waiting, next].join('\n UNION ALL\n')}) AS told`,
  byInstant: true,
  owner: 'applicationId',
  order: {
    shown: 'at, rank, revision, kind, what, "messageId"',
    latestFirst: 'at DESC, rank DESC, revision DESC, kind DESC, what DESC, "messageId" DESC',
  },
});

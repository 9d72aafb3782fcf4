import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { isYesTakenBack, type NoAfterYes, noAfterYes } from '../../src/applications/index.js';

/** What a test has to know of the service's tables, over all organizations. */
export interface ServiceTables {
  /** When something next happens by itself; null: nothing will. */
  nextDue(now: Temporal.Instant): Promise<Temporal.Instant | null>;
  openTimeline(applicationId: string): Promise<string | null>;
  lastSent(candidateId: string): Promise<string | null>;
  lastUnsent(candidateId: string): Promise<string | null>;
  /** Messages that do not leave until a member lets them. */
  waitingForApproval(): Promise<{ organizationId: string; messageId: string }[]>;
  close(): Promise<void>;
}

interface WaitingRow {
  readonly organizationId: string;
  readonly messageId: string;
  /** Whatever it says. */
  readonly waits: boolean;
  readonly no: NoAfterYes | null;
}

// A queue entry that is to run at once starts when it was made, by the real clock.
const nextDueSql = `
  SELECT least(
    (SELECT min(next_action_at) FROM timelines WHERE next_action_at > $1),
    (SELECT min(start_after) FROM pgboss.job WHERE state < 'active' AND name NOT LIKE '%.dead' AND name NOT LIKE '\\_\\_%'
      AND start_after <> created_on AND start_after > $1),
    (SELECT min(next_attempt_at) FROM messages WHERE status = 'QUEUED' AND next_attempt_at > $1)) AS at`;

const openSql = `
  SELECT id FROM timelines WHERE application_id = $1 AND decided_at IS NULL AND closed_at IS NULL
  ORDER BY milestone, created_at DESC LIMIT 1`;

const messageSql = (status: string) => `
  SELECT m.id FROM messages m
  LEFT JOIN notifications n ON n.message_id = m.id AND n.recipient = 'CANDIDATE'
  LEFT JOIN drafts d ON d.message_id = m.id LEFT JOIN applications a ON a.id = d.application_id
  WHERE $1 IN (n.recipient_id, a.candidate_id) AND m.status IN (${status}) ORDER BY m.id DESC LIMIT 1`;

// Approved, and waiting for its window: not by its draft.
const waitingSql = `
  SELECT d.organization_id AS "organizationId", d.message_id AS "messageId", ${noAfterYes.replaceAll('$1', 'd.organization_id')} AS no,
         p.rules #>> '{approval,mode}' = 'REQUIRED' OR coalesce(o.asks_person, false) AS waits
  FROM drafts d
  JOIN messages m ON m.organization_id = d.organization_id AND m.id = d.message_id AND m.status = 'WAITING'
  JOIN policies p ON p.organization_id = d.organization_id
  LEFT JOIN timelines t ON t.organization_id = d.organization_id AND t.id = d.timeline_id
  LEFT JOIN outcomes o ON o.organization_id = d.organization_id AND o.id = d.outcome_id
  WHERE t.untold_approved_at IS NULL AND o.approved_at IS NULL
  ORDER BY d.message_id`;

export async function serviceTables(url: string): Promise<ServiceTables> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const first = async (text: string, parameters: unknown[]): Promise<string | null> =>
    (await client.query<{ id: string }>(text, parameters)).rows[0]?.id ?? null;
  return {
    nextDue: async (now) => {
      const { rows } = await client.query<{ at: Date | null }>(nextDueSql, [now.toString()]);
      const at = rows[0]?.at ?? null;
      return at === null ? null : Temporal.Instant.fromEpochMilliseconds(at.getTime());
    },
    openTimeline: (applicationId) => first(openSql, [applicationId]),
    lastSent: (candidateId) => first(messageSql(`'SENT'`), [candidateId]),
    lastUnsent: (candidateId) => first(messageSql(`'WAITING', 'QUEUED'`), [candidateId]),
    waitingForApproval: async () => {
      const { rows } = await client.query<WaitingRow>(waitingSql);
      return rows.filter(({ waits, no }) => waits || isYesTakenBack(no));
    },
    close: () => client.end(),
  };
}

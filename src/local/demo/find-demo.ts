import type { TenantDatabase } from '../../platform/database/tenant-database.js';
import { moving, passing } from './cast.js';
import { demoOrganization, demoOrganizationId, demoSource } from './demo-company.js';
import { remoteIdOf } from './history.js';

/** Where to look in the demo. Ids, as they stand in the database now. */
export interface Demo {
  readonly organizationId: string;
  readonly name: string;
  readonly jobCount: number;
  readonly candidateCount: number;
  /** The promise that passed, which the candidate is told at the first start. */
  readonly passedApplicationId: string;
  readonly passedTimelineId: string;
  /** The date that was moved an hour before the first start, which the candidate is told then. */
  readonly movedApplicationId: string;
  readonly movedTimelineId: string;
  /** Open ones whose date is over. */
  readonly slippedApplicationIds: readonly string[];
  /** The mails about those two promises have not left yet. */
  readonly slipMailsToCome: boolean;
}

interface TimelineFound {
  readonly remoteId: string;
  readonly applicationId: string;
  readonly timelineId: string;
  readonly slipped: boolean;
  readonly told: boolean;
}

const timelinesSql = `
  SELECT a.external_remote_id AS "remoteId", a.id AS "applicationId", t.id AS "timelineId",
         t.closed_as IS NULL AND t.held_until IS NULL AND t.due_at <= $3 AS slipped,
         EXISTS (SELECT FROM notifications n
                 JOIN messages m ON m.organization_id = n.organization_id AND m.id = n.message_id
                 WHERE n.organization_id = t.organization_id AND n.timeline_id = t.id AND m.status = 'SENT') AS told
  FROM timelines t
  JOIN applications a ON a.organization_id = t.organization_id AND a.id = t.application_id
  WHERE t.organization_id = $1 AND a.external_source = $2
  ORDER BY t.id`;

const countsSql = `
  SELECT (SELECT count(*) FROM jobs WHERE organization_id = $1) AS "jobCount",
         (SELECT count(*) FROM candidates WHERE organization_id = $1) AS "candidateCount"`;

export async function findDemo(database: TenantDatabase): Promise<Demo> {
  return await database.read(demoOrganizationId, async (tx) => {
    const now = (await tx.now()).toString();
    const timelines = await tx.query<TimelineFound>({ text: timelinesSql }, [tx.organizationId, demoSource, now]);
    const [counts] = await tx.query<Pick<Demo, 'jobCount' | 'candidateCount'>>({ text: countsSql }, [
      tx.organizationId,
    ]);
    const passed = timelines.find(({ remoteId }) => remoteId === remoteIdOf(passing));
    const moved = timelines.find(({ remoteId }) => remoteId === remoteIdOf(moving));
    if (counts === undefined || passed === undefined || moved === undefined) throw new Error('the demo is not whole');
    return {
      organizationId: tx.organizationId,
      name: demoOrganization.name,
      ...counts,
      passedApplicationId: passed.applicationId,
      passedTimelineId: passed.timelineId,
      movedApplicationId: moved.applicationId,
      movedTimelineId: moved.timelineId,
      slippedApplicationIds: timelines.filter(({ slipped }) => slipped).map(({ applicationId }) => applicationId),
      slipMailsToCome: !(passed.told && moved.told),
    };
  });
}

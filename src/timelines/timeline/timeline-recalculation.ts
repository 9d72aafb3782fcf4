import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { organizationRules, type RuleSettings } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { publication } from '../../platform/events/event-type.js';
import { catchUp, recalculateConfirmation, type Step, type TimelineFacts } from '../../rules/index.js';
import type { TimelineEntity } from './timeline.entity.js';
import { timelineChangesSettled, timelinesOutdated } from './timeline.events.js';
import { TimelineChanges } from './timeline-changes.js';

// Locked for as long as a batch takes: some hundred milliseconds, in which a request may have to wait.
const BATCH = 500;

interface Zones {
  readonly id: string;
  readonly zone: string;
  readonly candidateZone: string;
  readonly recruiterZone: string;
}

const nextSql = `
  SELECT t.id, coalesce(j.time_zone, $4) AS zone, coalesce(c.time_zone, $4) AS "candidateZone",
         coalesce(r.time_zone, $4) AS "recruiterZone"
  FROM timelines t
  JOIN jobs j ON j.organization_id = $1 AND j.id = t.job_id
  JOIN candidates c ON c.organization_id = $1 AND c.id = t.candidate_id
  LEFT JOIN members r ON r.organization_id = $1 AND r.id = j.recruiter_id AND r.status <> 'REMOVED' AND r.role <> 'VIEWER'
  WHERE t.organization_id = $1 AND t.closed_at IS NULL AND t.id > $2 AND ($3::uuid IS NULL OR t.job_id = $3)
  ORDER BY t.id LIMIT ${BATCH}`;

const unconfirmedSql = `
  SELECT DISTINCT t.job_id AS "jobId" FROM jobs j
  JOIN timelines t ON t.organization_id = $1 AND t.job_id = j.id AND t.confirmation_zone IS NOT NULL AND t.closed_at IS NULL
  WHERE j.organization_id = $1 AND j.recruiter_id = $2 ORDER BY 1`;

const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Rule 18: a changed zone, calendar or policy applies from now on to open timelines. Their next instants are recalculated
 * anew, one batch after another, each in a transaction of its own; until its turn comes a timeline is judged by the new
 * rules as soon as it is looked at.
 */
@Injectable()
export class TimelineRecalculation {
  constructor(private readonly changes: TimelineChanges) {}

  /** A member lives by another clock, or recruits no more: when they are asked to confirm dates is another. */
  async memberChanged(tx: WriteTransaction, memberId: string): Promise<void> {
    const jobs = await tx.query<{ jobId: string }>(unconfirmedSql, [tx.organizationId, memberId]);
    for (const { jobId } of jobs) await tx.publish(timelinesOutdated, { jobId, after: null });
  }

  /** @param after the last timeline of the batch before */
  async batch(tx: WriteTransaction, jobId: string | null, after: string | null): Promise<void> {
    const { timeZone } = await organizationRules(tx);
    const rows = await tx.query<Zones>(nextSql, [tx.organizationId, after ?? FIRST, jobId, timeZone]);
    const last = rows.at(-1);
    if (last === undefined) return;
    const zones = new Map(rows.map((row) => [row.id, row]));
    const opened = await this.changes.apply(tx, [...zones.keys()], ({ timeline, facts, rules }) => {
      const found = zones.get(timeline.id);
      return found === undefined ? null : { step: recalculated(facts, found, rules, tx.now) };
    });
    // What had settled before a member had to look is shown to them now.
    const unseen = opened.filter(
      ({ timeline: { untoldSettledAt, untoldApprovedAt }, rules: { policy } }) =>
        untoldSettledAt !== null && untoldApprovedAt === null && policy.approval.mode !== 'AUTOMATIC',
    );
    await tx.publishAll(unseen.map(({ timeline }) => settledAgain(timeline)));
    if (rows.length === BATCH) await tx.publish(timelinesOutdated, { jobId, after: last.id });
  }
}

/** What lies in the past by other zones has happened by now; what waited for another day is judged anew. */
function recalculated(
  facts: TimelineFacts,
  { zone, candidateZone, recruiterZone }: Zones,
  { policy, calendar }: RuleSettings,
  now: Temporal.Instant,
): Step {
  const moved = { ...facts, zone, candidateZone, asked: null, tellNotBefore: null };
  return catchUp(recalculateConfirmation(moved, recruiterZone, calendar, now), policy, calendar, now);
}

function settledAgain({ id: timelineId, applicationId }: TimelineEntity) {
  return publication(timelineChangesSettled, { timelineId, applicationId });
}

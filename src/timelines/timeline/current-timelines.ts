import { Injectable } from '@nestjs/common';
import { type OrganizationRules, organizationRules, type Rules } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { catchUp, type Step, type TimelineFacts } from '../../rules/index.js';
import { factsOf } from './facts-of.js';
import type { RevisionDetails } from './revision-details.js';
import type { TimelineEntity } from './timeline.entity.js';
import { type Change, TimelineStore } from './timeline-store.js';

type Scope = 'application_id' | 'candidate_id' | 'job_id';

/**
 * Timelines locked and brought up to this instant: what had happened by now is stored first, so that a tick that was
 * missed leaves no other rows than a timely one.
 */
@Injectable()
export class CurrentTimelines {
  constructor(private readonly store: TimelineStore) {}

  async one(tx: WriteTransaction, timelineId: string): Promise<TimelineEntity | null> {
    return (await this.some(tx, [timelineId]))[0] ?? null;
  }

  /** Those of an application, a candidate or a job that are not closed, decided ones among them. */
  async unclosedOf(tx: WriteTransaction, scope: Scope, id: string): Promise<TimelineEntity[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM timelines WHERE organization_id = $1 AND ${scope} = $2 AND closed_at IS NULL`,
      [tx.organizationId, id],
    );
    return await this.some(
      tx,
      rows.map((row) => row.id),
    );
  }

  async some(tx: WriteTransaction, ids: readonly string[]): Promise<TimelineEntity[]> {
    if (ids.length === 0) return [];
    const timelines = await this.store.lock(tx, ids);
    const rules = await organizationRules(tx);
    const overdue = timelines.flatMap((timeline): Change[] => {
      const facts = factsOf(timeline);
      const step = catchUp(facts, rules.ofJob(timeline.jobId).policy, tx.now);
      return step.facts === facts ? [] : [{ timeline, step }];
    });
    if (overdue.length === 0) return timelines;
    await this.store.saveAll(tx, overdue, rules);
    return await this.store.lock(tx, ids);
  }

  /** Applies one transition to a current timeline and stores what follows. */
  async apply(
    tx: WriteTransaction,
    timeline: TimelineEntity,
    transition: (facts: TimelineFacts, rules: Rules) => Step,
    details?: RevisionDetails,
  ): Promise<void> {
    const rules = await organizationRules(tx);
    await this.applyAll(tx, [timeline], rules, transition, details === undefined ? {} : { details });
  }

  async applyAll(
    tx: WriteTransaction,
    timelines: readonly TimelineEntity[],
    rules: OrganizationRules,
    transition: (facts: TimelineFacts, rules: Rules, timelineId: string) => Step,
    also: Omit<Change, 'timeline' | 'step'> = {},
  ): Promise<void> {
    const changes = timelines.map((timeline) => {
      const step = transition(factsOf(timeline), rules.ofJob(timeline.jobId), timeline.id);
      return { timeline, step, ...also };
    });
    if (changes.length > 0) await this.store.saveAll(tx, changes, rules);
  }
}

import { Injectable } from '@nestjs/common';
import type { OrganizationRules } from '../../organizations/index.js';
import { type ActorRecord, recordOf, systemActor } from '../../platform/actor/actor.js';
import { columnsOf } from '../../platform/database/columns-of.js';
import { toDate } from '../../platform/database/dates.js';
import { transactionNow } from '../../platform/database/group-transaction.js';
import { updateRows } from '../../platform/database/record-rows.js';
import { statementOf } from '../../platform/database/statement.js';
import type { BeginningTransaction, WriteTransaction } from '../../platform/database/transaction.js';
import { dueInstant, dueSoonInstant, type Effect, nextAction, type TimelineFacts } from '../../rules/index.js';
import { storeEffects, type TimelineIds } from './effect-rows.js';
import { factColumns } from './facts-of.js';
import { noDetails, type RevisionDetails } from './revision-details.js';
import { TimelineEntity } from './timeline.entity.js';

/** What became of a timeline, to be stored. */
export interface TimelineOutcome {
  readonly timeline: TimelineEntity;
  readonly facts: TimelineFacts;
  /** What had happened by itself before. */
  readonly caughtUp: readonly Effect[];
  readonly effects: readonly Effect[];
  readonly details?: RevisionDetails;
  /** The hold that begins is the job's: it ends with the job's. */
  readonly heldByJob?: boolean;
}

// Compared as a pair, no index will do but that of organizations: by the instant alone PostgreSQL would read what is due in all
// of them, and again for each.
export const dueClause = `
  WHERE organization_id = $1 AND next_action_at <= ${transactionNow}
    AND (claimed_until IS NULL OR claimed_until <= ${transactionNow})
  ORDER BY next_action_at LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`;

export type NewTimeline = TimelineIds & Pick<TimelineEntity, 'jobId' | 'candidateId' | 'milestone'>;

/** Reads timelines for change and stores what became of them, in one transaction. Who changes them: `TimelineChanges`. */
@Injectable()
export class TimelineStore {
  /** Locked until the transaction ends, in the order of their ids, so that two transactions cannot wait for each other. */
  async lock(tx: WriteTransaction, ids: readonly string[]): Promise<TimelineEntity[]> {
    if (ids.length === 0) return [];
    return await select(tx, 'WHERE organization_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR NO KEY UPDATE', [ids]);
  }

  /** Locks those of which something is due, the longest due first, but for those that another holds. */
  async lockDue(tx: BeginningTransaction, most: number): Promise<TimelineEntity[]> {
    return await select(tx, dueClause, [most]);
  }

  async insert(
    tx: WriteTransaction,
    timeline: NewTimeline,
    { facts, effects }: Pick<TimelineOutcome, 'facts' | 'effects'>,
    rules: OrganizationRules,
    details: RevisionDetails = noDetails,
  ): Promise<void> {
    await tx.manager.insert(TimelineEntity, {
      ...timeline,
      ...columnsAfter(tx, timeline.jobId, facts, rules),
      organizationId: tx.organizationId,
      heldByJob: false,
      slipCount: 0,
      claimedUntil: null,
      createdAt: toDate(tx.now),
    });
    await storeEffects(tx, [{ timeline, effects, details, by: actorOf(tx, details) }], rules);
  }

  /** Stores the new facts, when something next happens, and what follows, in a few statements however many they are. */
  async save(tx: WriteTransaction, changes: readonly TimelineOutcome[], rules: OrganizationRules): Promise<void> {
    if (changes.length === 0) return;
    const stored = changes.map(({ timeline }) => timeline);
    const rows = changes.map(({ timeline, facts, caughtUp, effects, heldByJob }) => ({
      id: timeline.id,
      ...columnsAfter(tx, timeline.jobId, facts, rules),
      // A hold that is over, or got another end by a member, is not the job's any more; whatever else changes, it is.
      heldByJob: heldByJob ?? (timeline.heldByJob && facts.heldUntil !== null && !effects.some(isHeldAnew)),
      slipCount: timeline.slipCount + [...caughtUp, ...effects].filter(isSlipped).length,
      claimedUntil: null,
    }));
    const bySystem = recordOf(systemActor(tx.organizationId));
    const followed = changes.flatMap(({ timeline, caughtUp, effects, details = noDetails }) => [
      // What happened by itself is nobody's, whoever comes upon it.
      { timeline, effects: caughtUp, details: noDetails, by: bySystem },
      { timeline, effects, details, by: actorOf(tx, details) },
    ]);
    // Asked at once, answered in this order: who listens finds the timelines as they are now.
    await Promise.all([updateRows(tx, 'timelines', rows, stored), storeEffects(tx, followed, rules)]);
  }
}

async function select(
  tx: BeginningTransaction,
  clause: string,
  parameters: readonly unknown[],
): Promise<TimelineEntity[]> {
  const text = `SELECT ${columnsOf(tx.manager, TimelineEntity)} FROM timelines ${clause}`;
  return await tx.query<TimelineEntity>(statementOf(text), [tx.organizationId, ...parameters]);
}

function actorOf(tx: WriteTransaction, { by }: RevisionDetails): ActorRecord {
  return by ?? recordOf(tx.actor);
}

function isHeldAnew(effect: Effect): boolean {
  return effect.kind === 'REVISED' && effect.revision.kind === 'HELD';
}

function isSlipped({ kind }: Effect): boolean {
  return kind === 'SLIPPED';
}

function columnsAfter(tx: WriteTransaction, jobId: string, facts: TimelineFacts, rules: OrganizationRules) {
  const { policy, policyVersion, jobPolicyVersion, calendar } = rules.ofJob(jobId);
  const next = nextAction(facts, policy, calendar, tx.now);
  return {
    ...factColumns(facts),
    dueSoonAt: toDate(dueSoonInstant(facts.decisionDate, facts.zone, policy.dueSoonBusinessDays, calendar)),
    dueAt: toDate(dueInstant(facts.decisionDate, facts.zone)),
    policyVersion,
    jobPolicyVersion,
    nextActionKind: next?.kind ?? null,
    nextActionAt: next === null ? null : toDate(next.at),
  };
}

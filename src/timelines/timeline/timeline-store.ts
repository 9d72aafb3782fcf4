import { Injectable } from '@nestjs/common';
import type { OrganizationRules } from '../../organizations/index.js';
import { recordOf } from '../../platform/actor/actor.js';
import { columnsOf } from '../../platform/database/columns-of.js';
import { toDate } from '../../platform/database/dates.js';
import { insertRows, updateRows } from '../../platform/database/record-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { type Publication, publication } from '../../platform/events/event-type.js';
import { dueInstant } from '../rules/due-instant.js';
import { nextAction } from '../rules/next-action.js';
import type { Effect, Step } from '../rules/step.js';
import { dueSoonInstant } from '../rules/timeline-status.js';
import { factColumns } from './facts-of.js';
import { noDetails, type RevisionDetails } from './revision-details.js';
import { TimelineEntity } from './timeline.entity.js';
import { timelineChangesSettled, timelineRevised, timelineSlipped, timelineTellingDue } from './timeline.events.js';

type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;
type Identity = Pick<TimelineEntity, 'id' | 'applicationId' | 'jobId' | 'candidateId'>;

/** What a transition made of a timeline, to be stored. */
export interface Change {
  readonly timeline: TimelineEntity;
  readonly step: Step;
  readonly details?: RevisionDetails;
  /** The hold that begins is the job's: it ends with the job's. */
  readonly heldByJob?: boolean;
}

/** Reads timelines for change and stores what a transition of the rules of time made of them, in one transaction. */
@Injectable()
export class TimelineStore {
  /** Locked until the transaction ends, in the order of their ids, so that two transactions cannot wait for each other. */
  async lock(tx: WriteTransaction, ids: readonly string[]): Promise<TimelineEntity[]> {
    return await tx.query<TimelineEntity>(
      `SELECT ${columnsOf(tx.manager, TimelineEntity)} FROM timelines
       WHERE organization_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
      [tx.organizationId, ids],
    );
  }

  async lockOne(tx: WriteTransaction, id: string): Promise<TimelineEntity | null> {
    return (await this.lock(tx, [id]))[0] ?? null;
  }

  async create(
    tx: WriteTransaction,
    timeline: Identity & Pick<TimelineEntity, 'milestone'>,
    step: Step,
    rules: OrganizationRules,
    details: RevisionDetails = noDetails,
  ): Promise<void> {
    await tx.manager.insert(TimelineEntity, {
      ...timeline,
      ...columnsAfter(tx, timeline.jobId, step, rules),
      organizationId: tx.organizationId,
      heldByJob: false,
      slipCount: 0,
      claimedUntil: null,
      createdAt: toDate(tx.now),
    });
    await this.#carryOut(tx, [{ timeline, effects: step.effects, details }], rules);
  }

  /** Stores the new facts, when something next happens, and what follows from the step. */
  async save(
    tx: WriteTransaction,
    timeline: TimelineEntity,
    step: Step,
    rules: OrganizationRules,
    details: RevisionDetails = noDetails,
  ): Promise<void> {
    await this.saveAll(tx, [{ timeline, step, details }], rules);
  }

  /** The same of many, in a few statements however many they are. */
  async saveAll(tx: WriteTransaction, changes: readonly Change[], rules: OrganizationRules): Promise<void> {
    const rows = changes.map(({ timeline, step, heldByJob }) => ({
      id: timeline.id,
      ...columnsAfter(tx, timeline.jobId, step, rules),
      // A hold that is over, or a member's own, is not the job's any more.
      heldByJob: heldByJob ?? (timeline.heldByJob && !step.effects.some(isRevised)),
      slipCount: timeline.slipCount + step.effects.filter(({ kind }) => kind === 'SLIPPED').length,
      claimedUntil: null,
    }));
    await updateRows(
      tx,
      'timelines',
      rows,
      changes.map(({ timeline }) => timeline),
    );
    await this.#carryOut(
      tx,
      changes.map(({ timeline, step, details = noDetails }) => ({ timeline, effects: step.effects, details })),
      rules,
    );
  }

  async #carryOut(
    tx: WriteTransaction,
    changes: readonly { timeline: Identity; effects: readonly Effect[]; details: RevisionDetails }[],
    rules: OrganizationRules,
  ): Promise<void> {
    const followed = changes.flatMap(({ effects, ...change }) => effects.map((effect) => ({ ...change, effect })));
    const revisions = followed.flatMap(({ timeline, effect, details }) =>
      effect.kind === 'REVISED' ? [revisionRow(tx, timeline, effect, details)] : [],
    );
    const slips = followed.flatMap(({ timeline, effect }) =>
      effect.kind === 'SLIPPED' ? [slipRow(tx, timeline, effect)] : [],
    );
    await insertRows(tx, 'timeline_revisions', revisions);
    await insertRows(tx, 'slips', slips);
    const published = followed.filter(
      // Where nobody has to look first, nobody asks.
      ({ timeline, effect }) =>
        effect.kind !== 'SETTLED' || rules.ofJob(timeline.jobId).policy.approval.mode !== 'AUTOMATIC',
    );
    await tx.publishAll(published.map(({ timeline, effect }) => eventOf(timeline, effect)));
  }
}

function isRevised(effect: Effect): boolean {
  return effect.kind === 'REVISED';
}

function columnsAfter(tx: WriteTransaction, jobId: string, { facts }: Step, rules: OrganizationRules) {
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

function revisionRow(
  tx: WriteTransaction,
  timeline: Identity,
  { revision }: EffectOf<'REVISED'>,
  { reason, note, internalNote, by }: RevisionDetails,
) {
  const { number, kind, fromDate, toDate: to, precision, followUpDate, heldUntil, at } = revision;
  return {
    organizationId: tx.organizationId,
    timelineId: timeline.id,
    number,
    kind,
    fromDate: fromDate?.toString() ?? null,
    toDate: to.toString(),
    precision,
    followUpDate: followUpDate.toString(),
    heldUntil: heldUntil?.toString() ?? null,
    reason,
    note,
    internalNote,
    actor: by ?? recordOf(tx.actor),
    at: at.toString(),
  };
}

function slipRow(tx: WriteTransaction, timeline: Identity, { slip }: EffectOf<'SLIPPED'>) {
  const { kind, brokenRevision: revision, at } = slip;
  return { organizationId: tx.organizationId, timelineId: timeline.id, revision, kind, at: at.toString() };
}

function eventOf({ id: timelineId, applicationId }: Identity, effect: Effect): Publication {
  const ids = { timelineId, applicationId };
  switch (effect.kind) {
    case 'REVISED':
      return publication(timelineRevised, { ...ids, revision: effect.revision.number });
    case 'SLIPPED':
      return publication(timelineSlipped, {
        ...ids,
        brokenRevision: effect.slip.brokenRevision,
        kind: effect.slip.kind,
      });
    case 'SETTLED':
      return publication(timelineChangesSettled, ids);
    case 'TELL':
      return publication(timelineTellingDue, { ...ids, what: effect.what });
  }
}

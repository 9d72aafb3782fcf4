import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { OrganizationRules } from '../../organizations/index.js';
import { recordOf } from '../../platform/actor/actor.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { dueInstant } from '../rules/due-instant.js';
import { nextAction } from '../rules/next-action.js';
import type { Effect, Step } from '../rules/step.js';
import { dueSoonInstant } from '../rules/timeline-status.js';
import { factColumns } from './facts-of.js';
import { noDetails, type RevisionDetails } from './revision-details.js';
import { TimelineEntity } from './timeline.entity.js';
import { timelineRevised, timelineSlipped, timelineTellingDue } from './timeline.events.js';

type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

const insertRevision = `
  INSERT INTO timeline_revisions (organization_id, timeline_id, number, kind, from_date, to_date, precision, follow_up_date,
    held_until, reason, note, internal_note, actor, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

const insertSlip = 'INSERT INTO slips (organization_id, timeline_id, revision, kind, at) VALUES ($1, $2, $3, $4, $5)';

/** Reads timelines for change and stores what a transition of the rules of time made of them, in one transaction. */
@Injectable()
export class TimelineStore {
  /** Locked until the transaction ends, in the order of their ids, so that two transactions cannot wait for each other. */
  async lock(tx: WriteTransaction, ids: readonly string[]): Promise<TimelineEntity[]> {
    return await tx.manager.find(TimelineEntity, {
      where: { organizationId: tx.organizationId, id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
  }

  async lockOne(tx: WriteTransaction, id: string): Promise<TimelineEntity | null> {
    return (await this.lock(tx, [id]))[0] ?? null;
  }

  async create(
    tx: WriteTransaction,
    timeline: Pick<TimelineEntity, 'id' | 'applicationId' | 'milestone'>,
    step: Step,
    rules: OrganizationRules,
    details: RevisionDetails,
  ): Promise<void> {
    const row = {
      ...timeline,
      ...this.#columns(tx, step, rules),
      organizationId: tx.organizationId,
      lastHeardAt: step.facts.disclosed === null ? null : toDate(tx.now),
      slipCount: 0,
      claimedUntil: null,
      createdAt: toDate(tx.now),
    };
    await tx.manager.insert(TimelineEntity, row);
    await this.#carryOut(tx, row, step.effects, details);
  }

  /** Stores the new facts, when something next happens, and what follows from the step. */
  async save(
    tx: WriteTransaction,
    timeline: TimelineEntity,
    step: Step,
    rules: OrganizationRules,
    details: RevisionDetails = noDetails,
    heardAt: Date | null = timeline.lastHeardAt,
  ): Promise<void> {
    const slips = step.effects.filter((effect) => effect.kind === 'SLIPPED').length;
    const columns = {
      ...this.#columns(tx, step, rules),
      slipCount: timeline.slipCount + slips,
      lastHeardAt: heardAt,
      claimedUntil: null,
    };
    await tx.manager.update(TimelineEntity, { organizationId: tx.organizationId, id: timeline.id }, columns);
    await this.#carryOut(tx, timeline, step.effects, details);
  }

  #columns(tx: WriteTransaction, { facts }: Step, { policy, calendar }: OrganizationRules) {
    const next = nextAction(facts, policy, calendar, tx.now);
    return {
      ...factColumns(facts),
      dueSoonAt: toDate(dueSoonInstant(facts.decisionDate, facts.zone, policy.dueSoonBusinessDays, calendar)),
      dueAt: toDate(dueInstant(facts.decisionDate, facts.zone)),
      nextActionKind: next?.kind ?? null,
      nextActionAt: next === null ? null : toDate(next.at),
      updatedAt: toDate(tx.now),
    };
  }

  async #carryOut(
    tx: WriteTransaction,
    timeline: Pick<TimelineEntity, 'id' | 'applicationId'>,
    effects: readonly Effect[],
    details: RevisionDetails,
  ): Promise<void> {
    for (const effect of effects) {
      if (effect.kind === 'REVISED') await this.#revised(tx, timeline, effect, details);
      else if (effect.kind === 'SLIPPED') await this.#slipped(tx, timeline, effect);
      else await tx.publish(timelineTellingDue, { ...idsOf(timeline), what: effect.what });
    }
  }

  async #revised(
    tx: WriteTransaction,
    timeline: Pick<TimelineEntity, 'id' | 'applicationId'>,
    { revision }: EffectOf<'REVISED'>,
    details: RevisionDetails,
  ): Promise<void> {
    await tx.query(insertRevision, [
      tx.organizationId,
      timeline.id,
      revision.number,
      revision.kind,
      revision.fromDate?.toString() ?? null,
      revision.toDate.toString(),
      revision.precision,
      revision.followUpDate.toString(),
      revision.heldUntil?.toString() ?? null,
      details.reason,
      details.note,
      details.internalNote,
      JSON.stringify(recordOf(tx.actor)),
      revision.at.toString(),
    ]);
    await tx.publish(timelineRevised, { ...idsOf(timeline), revision: revision.number });
  }

  async #slipped(
    tx: WriteTransaction,
    timeline: Pick<TimelineEntity, 'id' | 'applicationId'>,
    { slip }: EffectOf<'SLIPPED'>,
  ): Promise<void> {
    await tx.query(insertSlip, [tx.organizationId, timeline.id, slip.brokenRevision, slip.kind, slip.at.toString()]);
    await tx.publish(timelineSlipped, { ...idsOf(timeline), brokenRevision: slip.brokenRevision, kind: slip.kind });
  }
}

function idsOf({ id, applicationId }: Pick<TimelineEntity, 'id' | 'applicationId'>) {
  return { timelineId: id, applicationId };
}

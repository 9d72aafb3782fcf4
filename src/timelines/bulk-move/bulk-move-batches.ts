import { Injectable } from '@nestjs/common';
import { ApplicationEntity } from '../../applications/index.js';
import { toDate } from '../../platform/database/dates.js';
import { lockRow, lockRows } from '../../platform/database/lock-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { TimelineChanges } from '../timeline/timeline-changes.js';
import { BulkMoveEntity, type BulkMoveTarget, type RefusedMove } from './bulk-move.entity.js';
import { bulkMoveBatchDue } from './bulk-move.events.js';
import { moveOf } from './move-of.js';

// A second or so of work, for which their applications are locked.
const batch = 200;

/**
 * Carries a bulk move out, a batch in each transaction, which asks for the next: whatever crashes between two, it goes on
 * where it stood.
 */
@Injectable()
export class BulkMoveBatches {
  constructor(private readonly changes: TimelineChanges) {}

  async next(tx: WriteTransaction, bulkMoveId: string): Promise<void> {
    const { organizationId, manager } = tx;
    const key = { organizationId, id: bulkMoveId };
    const run = await lockRow(tx, BulkMoveEntity, { id: bulkMoveId });
    if (run?.status !== 'RUNNING') return;
    const behind = run.done + run.refused;
    const targets = run.targets.slice(behind, behind + batch);
    const refusals = await this.#move(tx, run, targets);
    const isOver = behind + targets.length >= run.total;
    await manager.update(BulkMoveEntity, key, {
      done: run.done + targets.length - refusals.length,
      refused: run.refused + refusals.length,
      refusals: [...run.refusals, ...refusals],
      ...(isOver ? { status: 'DONE', endedAt: toDate(tx.now) } : {}),
    });
    if (!isOver) await tx.publish(bulkMoveBatchDue, { bulkMoveId });
  }

  /** @returns those that were refused */
  async #move(
    tx: WriteTransaction,
    { input, actor }: BulkMoveEntity,
    targets: readonly BulkMoveTarget[],
  ): Promise<RefusedMove[]> {
    const applications = await lockApplications(tx, targets);
    const ids = targets.map(({ timelineId }) => timelineId);
    const expected = new Map(targets.map(({ timelineId, revision }) => [timelineId, revision]));
    const refusals: RefusedMove[] = [];
    await this.changes.apply(tx, ids, ({ timeline: { id: timelineId, applicationId }, facts, rules }) => {
      const appliedOn = applications.get(applicationId)?.appliedOn;
      if (appliedOn === undefined) throw new Error('an application of the bulk move is gone');
      const isStale =
        facts.revision !== expected.get(timelineId) && facts.decidedAt === null && facts.closedAt === null;
      const moved = isStale ? 'STALE_REVISION' : moveOf(facts, input, appliedOn, rules, tx.now);
      if (typeof moved !== 'string') return { step: moved, details: { ...input, by: actor } };
      refusals.push({ timelineId, applicationId, refusal: moved });
      return null;
    });
    return refusals;
  }
}

/** Before their timelines, in the order which every change keeps. */
async function lockApplications(
  tx: WriteTransaction,
  targets: readonly BulkMoveTarget[],
): Promise<ReadonlyMap<string, ApplicationEntity>> {
  const ids = targets.map(({ applicationId }) => applicationId);
  const applications = await lockRows(tx, ApplicationEntity, ids);
  return new Map(applications.map((application) => [application.id, application]));
}

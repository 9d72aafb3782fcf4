import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { Problem } from '../platform/problems/problem.js';
import { TimelineEntity, TimelineReports, TimelinesService } from '../timelines/index.js';
import type { LinkAnswerEntity } from './link-answer.entity.js';

const NO_WORDS = { reason: null, note: null, internalNote: null } as const;

/** Takes back what a member answered, while nobody was told: a date goes back, what was confirmed is told no more. */
@Injectable()
export class UndoAnswer {
  constructor(
    private readonly timelines: TimelinesService,
    private readonly reports: TimelineReports,
  ) {}

  /** False where it cannot be taken back any more: another change came after it, or it was told. */
  async undo(tx: WriteTransaction, { detail, timelineId, revision, appliedAt }: LinkAnswerEntity): Promise<boolean> {
    // What waits was never done.
    if (appliedAt === null) return true;
    if (detail.act === 'CALLED' || detail.act === 'DECIDE' || timelineId === null || revision === null) return false;
    const { organizationId, manager } = tx;
    const timeline = await manager.findOneByOrFail(TimelineEntity, { organizationId, id: timelineId });
    if (timeline.revision !== revision || timeline.untoldSettledAt !== null) return false;
    const change = { timelineId, expectedRevision: revision, alreadyTold: false, ...NO_WORDS } as const;
    if (detail.act === 'HOLD') return isDone(await this.timelines.resume(tx, change));
    if (detail.act === 'MOVE') {
      if (detail.before === null) return false;
      const { date: decisionDate, precision } = detail.before;
      const back = { ...change, decisionDate, precision, followUpDate: null, reason: 'OTHER' as const };
      return isDone(await this.timelines.move(tx, back));
    }
    // What waited to be told before it waits on.
    if (timeline.untoldFrom === revision) await this.reports.notApproved(tx, timelineId);
    return true;
  }
}

function isDone(result: string | Problem): boolean {
  return !(result instanceof Problem);
}

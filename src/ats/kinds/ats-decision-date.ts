import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { Problem } from '../../platform/problems/problem.js';
import { ChangeReasonEnum, TimelineEntity, TimelinesService } from '../../timelines/index.js';

type ChangeReason = keyof typeof ChangeReasonEnum;

/** A decision date that is kept in another system: it is promised, and moves, by the same rules as any. */
@Injectable()
export class AtsDecisionDate {
  constructor(private readonly timelines: TimelinesService) {}

  /** @param reason their word for why it moves: one of ours, or else OTHER */
  async tell(
    tx: WriteTransaction,
    applicationId: string,
    decisionDate: string,
    reason: string | null,
  ): Promise<Problem | null> {
    const { organizationId, manager } = tx;
    const open = await manager.findOneBy(TimelineEntity, {
      organizationId,
      applicationId,
      milestone: 'DECISION',
      decidedAt: IsNull(),
      closedAt: IsNull(),
    });
    const promised = { decisionDate, precision: 'DAY', followUpDate: null, alreadyTold: false } as const;
    const details = { reason: null, note: null, internalNote: null };
    // One that only followed from an interview is taken the place of: by the same door.
    if (open === null || open.confirmationZone !== null)
      return problemIn(await this.timelines.set(tx, { applicationId, milestone: 'DECISION', ...promised, ...details }));
    if (open.decisionDate === decisionDate) return null;
    const move = { timelineId: open.id, expectedRevision: null, ...promised, ...details, reason: reasonOf(reason) };
    return problemIn(await this.timelines.move(tx, move));
  }
}

function reasonOf(word: string | null): ChangeReason {
  const named =
    word
      ?.trim()
      .toUpperCase()
      .replace(/[\s-]+/g, '_') ?? '';
  return Object.hasOwn(ChangeReasonEnum, named) ? (named as ChangeReason) : 'OTHER';
}

function problemIn(result: string | Problem): Problem | null {
  return typeof result === 'string' ? null : result;
}

import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { applyClosed, applyDecided, applyOutcomeTold, applyReopened } from '../../rules/index.js';
import { TimelineEntity } from './timeline.entity.js';
import { TimelineChanges, type Which } from './timeline-changes.js';

/** What the end of an application, or its new beginning, does to its timelines. */
@Injectable()
export class EndingsService {
  constructor(private readonly changes: TimelineChanges) {}

  /** The application is decided: from now on nothing but the outcome is told. */
  async decided(tx: WriteTransaction, applicationId: string): Promise<void> {
    await this.changes.apply(tx, { applicationId }, ({ facts }) => ({ step: applyDecided(facts, tx.now) }));
  }

  /** The outcome has been told: the decided timelines of the application are met, in time or late. */
  async outcomeTold(tx: WriteTransaction, applicationId: string): Promise<void> {
    await this.changes.apply(tx, { applicationId }, ({ facts }) => ({ step: applyOutcomeTold(facts, tx.now) }));
  }

  /** The application ended in another way: withdrawn, or hired elsewhere. Nothing more is told. */
  async cancelled(tx: WriteTransaction, applicationId: string): Promise<void> {
    await this.#cancel(tx, { applicationId });
  }

  /** The candidate was erased, and with them all that was still to be told. */
  async candidateErased(tx: WriteTransaction, candidateId: string): Promise<void> {
    await this.#cancel(tx, { candidateId });
  }

  /**
   * The decision is taken back, made at the first of these instants, and what it corrected at the others: the timelines
   * that they decided, or closed, go on as they stood; of each milestone the latest, unless another is open.
   */
  async reopened(tx: WriteTransaction, applicationId: string, decidedAt: readonly Date[]): Promise<void> {
    const { organizationId, manager } = tx;
    const all = await manager.find(TimelineEntity, {
      where: [
        { organizationId, applicationId, decidedAt: In([...decidedAt]) },
        { organizationId, applicationId, decidedAt: IsNull(), closedAt: IsNull() },
      ],
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    const open = new Set(all.filter(isOpen).map(({ milestone }) => milestone));
    const ended = all.filter((timeline) => !isOpen(timeline) && !open.has(timeline.milestone));
    const latest = [...Map.groupBy(ended, ({ milestone }) => milestone).values()].flatMap(([first]) => first ?? []);
    const ids = latest.map(({ id }) => id);
    await this.changes.apply(tx, ids, ({ facts }) => ({ step: applyReopened(facts, tx.now) }));
  }

  async #cancel(tx: WriteTransaction, which: Which): Promise<void> {
    await this.changes.apply(tx, which, ({ facts }) => ({ step: applyClosed(facts, 'CANCELLED', tx.now) }));
  }
}

function isOpen({ decidedAt, closedAt }: TimelineEntity): boolean {
  return decidedAt === null && closedAt === null;
}

import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { organizationRules } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { applyClosed, applyDecided, applyReopened } from '../../rules/index.js';
import { CurrentTimelines } from './current-timelines.js';
import { factsOf } from './facts-of.js';
import { TellingsService } from './tellings.service.js';
import { TimelineEntity } from './timeline.entity.js';

/** What the end of an application, or its new beginning, does to its timelines. */
@Injectable()
export class EndingsService {
  constructor(
    private readonly timelines: CurrentTimelines,
    private readonly tellings: TellingsService,
  ) {}

  /** The application is decided: from now on nothing but the outcome is told. */
  async decided(tx: WriteTransaction, applicationId: string): Promise<void> {
    for (const timeline of await this.timelines.unclosedOf(tx, 'application_id', applicationId)) {
      if (timeline.decidedAt !== null) continue;
      await this.tellings.dropChanges(tx, timeline, factsOf(timeline), 'DECIDED');
      await this.timelines.apply(tx, timeline, (facts) => applyDecided(facts, tx.now));
    }
  }

  /** The outcome has been told: the decided timelines of the application are met, in time or late. */
  async outcomeTold(tx: WriteTransaction, applicationId: string): Promise<void> {
    for (const timeline of await this.timelines.unclosedOf(tx, 'application_id', applicationId)) {
      if (timeline.decidedAt === null) continue;
      await this.timelines.apply(tx, timeline, (facts) => applyClosed(facts, 'OUTCOME_TOLD', tx.now));
    }
  }

  /** The application ended in another way: withdrawn, or hired elsewhere. Nothing more is told. */
  async cancelled(tx: WriteTransaction, applicationId: string): Promise<void> {
    await this.#cancel(tx, await this.timelines.unclosedOf(tx, 'application_id', applicationId));
  }

  /** The candidate was erased, and with them all that was still to be told. */
  async candidateErased(tx: WriteTransaction, candidateId: string): Promise<void> {
    await this.#cancel(tx, await this.timelines.unclosedOf(tx, 'candidate_id', candidateId));
  }

  async #cancel(tx: WriteTransaction, timelines: readonly TimelineEntity[]): Promise<void> {
    for (const timeline of timelines) {
      await this.tellings.dropChanges(tx, timeline, factsOf(timeline), 'CANCELLED');
      await this.timelines.apply(tx, timeline, (facts) => applyClosed(facts, 'CANCELLED', tx.now));
    }
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
    const timelines = await this.timelines.some(
      tx,
      latest.map(({ id }) => id),
    );
    await this.timelines.applyAll(tx, timelines, await organizationRules(tx), (facts) => applyReopened(facts, tx.now));
  }
}

function isOpen({ decidedAt, closedAt }: TimelineEntity): boolean {
  return decidedAt === null && closedAt === null;
}

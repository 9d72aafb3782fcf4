import { Injectable } from '@nestjs/common';
import { ContactsService, DecisionsService } from '../applications/index.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import type { Problem } from '../platform/problems/problem.js';
import { type ChangeReason, TimelineEntity, TimelinesService } from '../timelines/index.js';
import type { Answer, AnswerDetail } from './answer.js';

const NO_WORDS = { reason: null, note: null, internalNote: null } as const;

/** Does what a member answered, by the services that do it for the API: one rule for both. */
@Injectable()
export class ApplyAnswer {
  constructor(
    private readonly timelines: TimelinesService,
    private readonly decisions: DecisionsService,
    private readonly contacts: ContactsService,
  ) {}

  /** @returns the revision of the timeline that it made; null: it made none */
  async apply(
    tx: WriteTransaction,
    { applicationId, timelineId, revision, detail }: Answer,
    tellCandidate: 'BY_POLICY' | 'NOW' = 'BY_POLICY',
  ): Promise<{ readonly revision: number | null } | Problem> {
    const result = await this.#apply(tx, applicationId, timelineId, revision, detail, tellCandidate);
    if (typeof result !== 'string') return result;
    const changes = detail.act === 'MOVE' || detail.act === 'ON_TRACK' || detail.act === 'HOLD';
    return { revision: changes ? await revisionOf(tx, result) : null };
  }

  async #apply(
    tx: WriteTransaction,
    applicationId: string,
    timelineId: string | null,
    expectedRevision: number | null,
    detail: AnswerDetail,
    tellCandidate: 'BY_POLICY' | 'NOW',
  ): Promise<string | Problem> {
    switch (detail.act) {
      case 'CALLED':
        return await this.contacts.log(tx, { applicationId, channel: 'PHONE', toldDate: false, toldDecision: false });
      case 'DECIDE': {
        const { outcome, note } = detail;
        return await this.decisions.record(tx, { applicationId, outcome, note, tellCandidate });
      }
      case 'MOVE': {
        const { decisionDate, reason, note } = detail;
        const promise = { decisionDate, precision: 'DAY', followUpDate: null, alreadyTold: false } as const;
        const words = { ...NO_WORDS, reason, note };
        if (timelineId === null)
          return await this.timelines.set(tx, {
            applicationId,
            milestone: 'DECISION',
            ...promise,
            ...words,
            reason: null,
          });
        return await this.timelines.move(tx, { timelineId, expectedRevision, ...promise, ...words });
      }
      default:
        return await this.#keepOrHold(tx, timelineId ?? '', expectedRevision, detail);
    }
  }

  async #keepOrHold(
    tx: WriteTransaction,
    timelineId: string,
    expectedRevision: number | null,
    detail: Extract<AnswerDetail, { act: 'ON_TRACK' | 'HOLD' }>,
  ): Promise<string | Problem> {
    const change = { timelineId, expectedRevision, alreadyTold: false } as const;
    if (detail.act === 'ON_TRACK') return await this.timelines.reconfirm(tx, { ...change, ...NO_WORDS });
    const { until, reason, note } = detail as { until: string; reason: ChangeReason; note: string | null };
    return await this.timelines.hold(tx, { ...change, ...NO_WORDS, until, reason, note });
  }
}

async function revisionOf({ manager, organizationId }: WriteTransaction, id: string): Promise<number> {
  const { revision } = await manager.findOneByOrFail(TimelineEntity, { organizationId, id });
  return revision;
}

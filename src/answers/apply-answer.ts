import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { IsNull } from 'typeorm';
import { ApplicationEntity, ContactsService, DecisionsService, lockActive } from '../applications/index.js';
import { toDate } from '../platform/database/dates.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import type { Problem } from '../platform/problems/problem.js';
import { type ChangeReason, StaleRevision, TimelineEntity, TimelinesService } from '../timelines/index.js';
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

  /**
   * @param made when it was answered, if that is not now
   * @returns the revision of the timeline that it made; null: it made none
   */
  async apply(
    tx: WriteTransaction,
    answer: Answer,
    tellCandidate: 'BY_POLICY' | 'NOW' = 'BY_POLICY',
    made: Temporal.Instant = tx.now,
  ): Promise<{ readonly revision: number | null } | Problem> {
    const result = await this.#apply(tx, answer, tellCandidate, made);
    if (typeof result !== 'string') return result;
    const { act } = answer.detail;
    const changes = act === 'MOVE' || act === 'ON_TRACK' || act === 'HOLD';
    return { revision: changes ? await revisionOf(tx, result) : null };
  }

  /** What speaks against it now, where it is done later. */
  async refusal(tx: WriteTransaction, answer: Answer): Promise<Problem | null> {
    if (answer.detail.act !== 'DECIDE') return null;
    const application = await lockActive(tx, answer.applicationId, 'timelines:write');
    return application instanceof ApplicationEntity ? await staleness(tx, answer) : application;
  }

  async #apply(
    tx: WriteTransaction,
    answer: Answer,
    tellCandidate: 'BY_POLICY' | 'NOW',
    made: Temporal.Instant,
  ): Promise<string | Problem> {
    const { applicationId, timelineId, revision: expectedRevision, detail } = answer;
    switch (detail.act) {
      case 'CALLED': {
        const call = { applicationId, channel: 'PHONE', toldDate: false, toldDecision: false } as const;
        return await this.contacts.log(tx, { ...call, at: toDate(made) });
      }
      case 'DECIDE': {
        const { outcome, note } = detail;
        return (
          (await staleness(tx, answer)) ??
          (await this.decisions.record(tx, { applicationId, outcome, note, tellCandidate }))
        );
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

/** What speaks against deciding by a page: since it was opened, another date was set, or the one that stood is settled. */
async function staleness(
  { manager, organizationId }: WriteTransaction,
  { applicationId, timelineId, revision }: Answer,
): Promise<Problem | null> {
  const open = { organizationId, applicationId, decidedAt: IsNull(), closedAt: IsNull() };
  const timeline = await manager.findOne(TimelineEntity, { where: open, order: { decisionDate: 'ASC', id: 'ASC' } });
  const isAsShown =
    timeline === null ? timelineId === null : timeline.id === timelineId && timeline.revision === revision;
  return isAsShown ? null : new StaleRevision(timeline?.revision ?? 0);
}

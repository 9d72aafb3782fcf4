import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { OutcomeEntity } from '../../applications/index.js';
import type { MailTimeline } from '../../mails/index.js';
import { isBefore } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { CurrentTimelines, dueInstant, factsOf, TellingsService, TimelineEntity } from '../../timelines/index.js';
import { NotificationLedger, type Telling } from '../notification/notification-ledger.js';
import { DraftsService } from './drafts.service.js';
import { newsOfChange } from './news-of-timeline.js';
import { wordsOf } from './words-of.js';

/** The date that was promised together with a decision to go on, and has not been told. */
export interface NextPromise {
  readonly timeline: TimelineEntity;
  readonly news: MailTimeline;
  readonly telling: Telling;
}

/** A decision to go on is told together with the date that was promised in the same step: in one mail, not in two. */
@Injectable()
export class NextPromises {
  constructor(
    private readonly timelines: CurrentTimelines,
    private readonly tellings: TellingsService,
    private readonly drafts: DraftsService,
    private readonly ledger: NotificationLedger,
  ) {}

  /** Null: none was promised, or the candidate has been told of it, or it cannot be told now. */
  async of(tx: WriteTransaction, { kind, applicationId, decidedAt }: OutcomeEntity): Promise<NextPromise | null> {
    if (kind !== 'ADVANCED') return null;
    const { organizationId, manager } = tx;
    const together = { organizationId, applicationId, createdAt: decidedAt, decidedAt: IsNull(), closedAt: IsNull() };
    const found = await manager.findOneBy(TimelineEntity, together);
    const timeline = found === null ? null : await this.timelines.one(tx, found.id);
    if (timeline === null) return null;
    const facts = factsOf(timeline);
    const isOver = !isBefore(tx.now, dueInstant(facts.decisionDate, facts.zone));
    if (facts.untold === null || facts.disclosed !== null || facts.inFlight !== null) return null;
    if (facts.heldUntil !== null || isOver) return null;
    const { revision, candidateId, id: timelineId } = timeline;
    const sinceRevision = facts.untold.fromRevision;
    const words = await wordsOf(tx, timelineId, sinceRevision, revision);
    const subject = { applicationId, candidateId, timelineId, sinceRevision, revision };
    return {
      timeline,
      news: newsOfChange(timeline, facts, words, tx.now).timeline,
      telling: await this.ledger.numbered(tx, { subject, kind: 'TIMELINE_SET' }),
    };
  }

  /** The mail of the decision tells it: nothing else does. */
  async recorded(tx: WriteTransaction, { timeline }: NextPromise): Promise<void> {
    await this.drafts.drop(tx, timeline.applicationId, timeline.id, 'MERGED');
    await this.tellings.changeRecorded(tx, timeline, 'SEND');
  }
}

import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { CurrentTimelines, factsOf, TimelineEntity } from '../../timelines/index.js';
import { judgeChange } from '../rules/judge-change.js';
import { CandidateMail } from './candidate-mail.js';
import { DraftsService } from './drafts.service.js';
import { newsOfChange } from './news-of-timeline.js';
import { wordsOf } from './words-of.js';

/**
 * Shows members what would be told of changes that have settled, where the policy lets them look first (rule 16). What is
 * sent is judged and composed again when it leaves.
 */
@Injectable()
export class DraftChanges {
  constructor(
    private readonly timelines: CurrentTimelines,
    private readonly drafts: DraftsService,
    private readonly mail: CandidateMail,
  ) {}

  async draft(tx: WriteTransaction, timelineId: string): Promise<void> {
    const known = await tx.manager.findOneBy(TimelineEntity, { organizationId: tx.organizationId, id: timelineId });
    if (known === null) return;
    // The candidate first, then what is theirs: whoever tells locks in this order.
    const reader = await this.mail.readerOf(tx, known.candidateId);
    const timeline = await this.timelines.one(tx, timelineId);
    if (timeline === null) return;
    const facts = factsOf(timeline);
    const { policy } = reader.rules.ofJob(timeline.jobId);
    if (policy.approval.mode === 'AUTOMATIC' || !facts.untold?.settledAt || facts.untold.approvedAt !== null) return;
    if ((await this.drafts.ofTimeline(tx, timelineId)) !== null) return;
    // As if it were approved: what speaks against it then needs no look.
    const approved = { ...facts, untold: { ...facts.untold, approvedAt: tx.now } };
    const judged = judgeChange(approved, policy, tx.now);
    if (judged?.decision !== 'SEND') return;
    const { fromRevision } = facts.untold;
    const about = await this.mail.about(tx, timeline.applicationId);
    const words = await wordsOf(tx, timelineId, fromRevision, facts.revision);
    const told = { kind: judged.kind, about, news: newsOfChange(timeline, facts, words, tx.now) };
    const messageId = await this.mail.keepWaiting(tx, reader, told);
    const { applicationId } = timeline;
    await this.drafts.add(tx, messageId, { applicationId, timelineId, revision: facts.revision });
  }
}

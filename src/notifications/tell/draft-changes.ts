import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { shownChange } from '../../rules/index.js';
import { TimelineChanges, TimelineEntity } from '../../timelines/index.js';
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
    private readonly changes: TimelineChanges,
    private readonly drafts: DraftsService,
    private readonly mail: CandidateMail,
  ) {}

  async draft(tx: WriteTransaction, timelineId: string): Promise<void> {
    const known = await tx.manager.findOneBy(TimelineEntity, { organizationId: tx.organizationId, id: timelineId });
    if (known === null) return;
    // The candidate first, then what is theirs: whoever tells locks in this order.
    const reader = await this.mail.readerOf(tx, known.candidateId);
    const [opened] = await this.changes.catchUp(tx, [timelineId]);
    if (opened === undefined) return;
    const { timeline, facts } = opened;
    const shown = shownChange(facts, opened.rules.policy, tx.now);
    if (shown === null || (await this.drafts.ofTimeline(tx, timelineId)) !== null) return;
    const { kind, sinceRevision, revision } = shown;
    const about = await this.mail.about(tx, timeline.applicationId);
    const words = await wordsOf(tx, timelineId, sinceRevision, revision);
    const part = { kind, about, news: newsOfChange(timeline, facts, words, tx.now) };
    const messageId = await this.mail.keepWaiting(tx, reader, part);
    const { applicationId } = timeline;
    await this.drafts.add(tx, messageId, { applicationId, timelineId, revision });
  }
}

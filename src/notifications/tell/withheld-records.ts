import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { WithheldBecause } from '../../rules/index.js';
import type { timelineChangesDropped } from '../../timelines/index.js';
import { NotificationLedger } from '../notification/notification-ledger.js';
import { candidateOf } from './candidate-of.js';
import { mailOfOutcome } from './mail-of-outcome.js';
import { UnsentMessages } from './unsent-messages.js';

/** Rule 17: what is not told any more ends in a record that says why. */
@Injectable()
export class WithheldRecords {
  constructor(
    private readonly ledger: NotificationLedger,
    private readonly unsent: UnsentMessages,
  ) {}

  /** Cancels the message of an outcome that has not left, and records one of which no mail is due any more. */
  async outcome(
    tx: WriteTransaction,
    applicationId: string,
    outcomeId: string,
    because: WithheldBecause,
  ): Promise<void> {
    await this.unsent.cancelOutcome(tx, outcomeId, because);
    if ((await this.ledger.ofOutcome(tx, outcomeId)) !== null) return;
    const subject = { applicationId, candidateId: await candidateOf(tx, applicationId), outcomeId };
    const kind = await mailOfOutcome(tx, outcomeId);
    await this.ledger.withhold(tx, { subject, kind }, because);
  }

  /** Cancels the message of changes that has not left, and records the changes. */
  async changes(
    tx: WriteTransaction,
    { kind, because, ...about }: z.infer<typeof timelineChangesDropped.payload>,
  ): Promise<void> {
    const subject = { ...about, candidateId: await candidateOf(tx, about.applicationId) };
    await this.unsent.cancel(tx, about.applicationId, about.timelineId, because);
    const entry = await this.ledger.numbered(tx, { subject, kind: `TIMELINE_${kind}` });
    await this.ledger.withhold(tx, entry, because);
  }
}

import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { decideNotifications, unchanged } from '../../rules/index.js';
import { TimelineChanges } from '../../timelines/index.js';
import { CandidateMail } from './candidate-mail.js';
import { CandidateStates } from './candidate-states.js';
import { lockUnderWay } from './messages-by-candidate.js';
import { NotificationRecords } from './notification-records.js';
import { lockOutcomes } from './outcomes-of-candidate.js';

interface TellRequest {
  /** The outcome that was decided or approved, or whose instant has come. */
  readonly outcomeId?: string;
}

/**
 * Tells a candidate what is due to them. What that is, `decideNotifications` says: this locks all that it hangs on, and has it
 * carried out in the same transaction.
 */
@Injectable()
export class TellCandidate {
  constructor(
    private readonly changes: TimelineChanges,
    private readonly states: CandidateStates,
    private readonly mail: CandidateMail,
    private readonly records: NotificationRecords,
  ) {}

  /** Locks candidate, outcomes, timelines and messages, in this order. Nothing due: nothing changes. */
  async tell(tx: WriteTransaction, candidateId: string, { outcomeId }: TellRequest = {}): Promise<void> {
    const reader = await this.mail.readerOf(tx, candidateId);
    await lockOutcomes(tx, candidateId);
    await this.changes.applyTogether(tx, { candidateId }, async (opened) => {
      await lockUnderWay(tx, opened);
      const state = (await this.states.read(tx, [candidateId])).get(candidateId);
      if (state === undefined) throw new Error('the candidate is gone');
      const decided = decideNotifications(state, tx.now);
      await this.records.carryOut(tx, reader, decided, opened, outcomeId ?? null);
      return new Map([...decided.timelines].map(([id, facts]) => [id, { step: unchanged(facts) }]));
    });
  }
}

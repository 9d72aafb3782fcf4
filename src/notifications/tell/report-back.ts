import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { DecisionsService } from '../../applications/index.js';
import { MessageEntity } from '../../delivery/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { TellingsService } from '../../timelines/index.js';
import type { NotificationEntity } from '../notification/notification.entity.js';
import { NotificationLedger } from '../notification/notification-ledger.js';

/** Says to timelines and outcomes what became of the message that told of them: of everything it told. */
@Injectable()
export class ReportBack {
  constructor(
    private readonly ledger: NotificationLedger,
    private readonly tellings: TellingsService,
    private readonly decisions: DecisionsService,
  ) {}

  /** The mail server accepted it: the candidate knows. Unless it came back before we got to this. */
  async accepted(tx: WriteTransaction, messageId: string): Promise<void> {
    const came = { organizationId: tx.organizationId, id: messageId, bouncedAt: Not(IsNull()) };
    if (await tx.manager.existsBy(MessageEntity, came)) return;
    for (const told of await this.#told(tx, messageId)) {
      if (told.outcomeId !== null) await this.decisions.markTold(tx, told.outcomeId, 'MESSAGE');
      const { timelineId, revision } = told;
      if (timelineId === null || revision === null) continue;
      if (isNote(told)) await this.tellings.noteAccepted(tx, timelineId, revision, told.rung ?? 0);
      else await this.tellings.accepted(tx, timelineId, revision);
    }
  }

  /** It will not be sent. An outcome stays untold. Unless it was put back into the queue before we got to this. */
  async failed(tx: WriteTransaction, messageId: string): Promise<void> {
    const ended = { organizationId: tx.organizationId, id: messageId, endedAt: Not(IsNull()) };
    if (!(await tx.manager.existsBy(MessageEntity, ended))) return;
    for (const told of await this.#told(tx, messageId)) {
      const { timelineId, revision } = told;
      if (timelineId === null || revision === null) continue;
      if (isNote(told)) await this.tellings.noteFailed(tx, timelineId, revision);
      else await this.tellings.sendEnded(tx, timelineId, revision);
    }
  }

  /** Rule 17: it came back, so that what was known before stands again. An outcome is untold again. */
  async bounced(tx: WriteTransaction, messageId: string): Promise<void> {
    for (const told of await this.#told(tx, messageId)) {
      if (told.outcomeId !== null) await this.decisions.markUntold(tx, told.outcomeId);
      const { timelineId, revision } = told;
      if (timelineId === null || revision === null) continue;
      if (isNote(told)) await this.tellings.noteFailed(tx, timelineId, revision);
      else {
        await this.tellings.sendEnded(tx, timelineId, revision);
        await this.tellings.bounced(tx, timelineId, revision);
      }
    }
  }

  /**
   * What it told a candidate, in the order in which timelines are locked, so that it and a telling of the same ones do
   * not wait for each other. What a member was told makes nothing known to a candidate.
   */
  async #told(tx: WriteTransaction, messageId: string): Promise<NotificationEntity[]> {
    const told = await this.ledger.ofMessage(tx, messageId);
    const toCandidate = told.filter(({ recipient }) => recipient === 'CANDIDATE');
    return toCandidate.sort((a, b) => ((a.timelineId ?? '') < (b.timelineId ?? '') ? -1 : 1));
  }
}

function isNote({ kind }: NotificationEntity): boolean {
  return kind === 'TIMELINE_PASSED' || kind === 'STILL_UNDECIDED';
}

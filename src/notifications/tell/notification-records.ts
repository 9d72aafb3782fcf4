import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { DecisionsService } from '../../applications/index.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { type Decided, isNote, type NotificationRecord, type WaitingOutcome } from '../../rules/index.js';
import type { OpenedTimeline } from '../../timelines/index.js';
import { entryOf, type LedgerEntry } from '../notification/ledger-entry.js';
import { NotificationLedger } from '../notification/notification-ledger.js';
import type { CandidateReader } from './candidate-mail.js';
import { DecidedMail, type Sources } from './decided-mail.js';
import { DraftsService } from './drafts.service.js';
import { outcomeNoticeDue } from './outcome.events.js';
import { outcomesOf } from './outcomes-of-candidate.js';
import { UnsentMessages } from './unsent-messages.js';

/** Carries out what was decided about a candidate: takes messages back, records what is withheld, composes and sends. */
@Injectable()
export class NotificationRecords {
  constructor(
    private readonly mail: DecidedMail,
    private readonly ledger: NotificationLedger,
    private readonly unsent: UnsentMessages,
    private readonly drafts: DraftsService,
    private readonly decisions: DecisionsService,
  ) {}

  /** @param askedOf the outcome because of which it was decided: its next instant is asked for whatever stood before */
  async carryOut(
    tx: WriteTransaction,
    reader: CandidateReader,
    { recalled, withheld, messages, waiting, dueAt }: Decided,
    opened: readonly OpenedTimeline[],
    askedOf: string | null,
  ): Promise<void> {
    const { id: candidateId } = reader.candidate;
    const sources: Sources = { opened, outcomes: await outcomesOf(tx, [...dueAt.keys()]) };
    for (const { messageId, timelineId } of recalled)
      await this.unsent.takeBack(tx, messageId, (told) => told.timelineId === timelineId, 'SUPERSEDED');
    for (const { record, because } of withheld) {
      await this.drafts.drop(tx, record.applicationId, 'timelineId' in record ? record.timelineId : null, because);
      await this.ledger.withhold(tx, await this.#entryOf(tx, record, candidateId), because);
    }
    for (const records of messages) {
      const messageId = await this.mail.queue(tx, reader, records, sources);
      const entries: LedgerEntry[] = [];
      for (const record of records) entries.push(await this.#entryOf(tx, record, candidateId));
      await this.ledger.send(tx, entries, messageId);
    }
    for (const each of waiting) if (each.isShown) await this.mail.show(tx, reader, each, sources);
    for (const [outcomeId, at] of dueAt) {
      const wait = waiting.find((each) => each.outcomeId === outcomeId);
      await this.#remember(tx, outcomeId, at, wait, sources, outcomeId === askedOf);
    }
  }

  /** A note has its number; what is told again is counted. */
  async #entryOf(tx: WriteTransaction, record: NotificationRecord, candidateId: string): Promise<LedgerEntry> {
    const entry = entryOf(record, candidateId);
    return isNote(record) ? entry : await this.ledger.numbered(tx, entry);
  }

  /** When an outcome is to be told, and that it is looked at again then. */
  async #remember(
    tx: WriteTransaction,
    outcomeId: string,
    dueAt: Temporal.Instant,
    wait: WaitingOutcome | undefined,
    { outcomes }: Sources,
    isAsked: boolean,
  ): Promise<void> {
    const outcome = outcomes.get(outcomeId);
    if (outcome === undefined) throw new Error('the outcome is gone');
    const isAgain = outcome.againSince !== null;
    const known = isAgain ? outcome.againAt : outcome.dueAt;
    const isKnown = known?.getTime() === toDate(dueAt).getTime();
    if (isAgain) await this.decisions.againAt(tx, outcomeId, wait === undefined ? null : dueAt);
    else if (!isKnown) await this.decisions.dueAt(tx, outcomeId, dueAt);
    const until = wait?.until ?? null;
    if (until === null || (isKnown && !isAsked)) return;
    await tx.publish(outcomeNoticeDue, { applicationId: outcome.applicationId, outcomeId }, { notBefore: until });
  }
}

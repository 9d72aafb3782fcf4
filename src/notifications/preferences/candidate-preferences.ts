import { Injectable } from '@nestjs/common';
import { ApplicationEntity } from '../../applications/index.js';
import { CandidatesService } from '../../candidates/index.js';
import { MessageEntity, SuppressionEntity, SuppressionsService } from '../../delivery/index.js';
import { newsOfReceipt } from '../../mails/index.js';
import type { ReadTransaction, WriteTransaction } from '../../platform/database/transaction.js';
import { NotificationLedger } from '../notification/notification-ledger.js';
import { CandidateMail, type CandidateReader, type MailPart } from '../tell/candidate-mail.js';
import { TellMembers } from '../tell/tell-members.js';
import { type CandidatePreferencesRow, selectPreferences } from './preferences.reads.js';

/** What the reader of a message to a candidate wants to get from now on; of one who was erased meanwhile nothing is kept. */
@Injectable()
export class CandidatePreferences {
  constructor(
    private readonly candidates: CandidatesService,
    private readonly suppressions: SuppressionsService,
    private readonly ledger: NotificationLedger,
    private readonly mail: CandidateMail,
    private readonly members: TellMembers,
  ) {}

  /** How things stand for the reader of that message; null if it was not to a candidate. */
  async standing(tx: ReadTransaction, messageId: string): Promise<CandidatePreferencesRow | null> {
    const [row] = await tx.query<CandidatePreferencesRow>(selectPreferences, [tx.organizationId, messageId]);
    return row ?? null;
  }

  /** No mails any more that only reassure, or such mails again. False if there is nobody to do it for. */
  async declineNotes(tx: WriteTransaction, messageId: string, declined: boolean): Promise<boolean> {
    const found = await this.#readerOf(tx, messageId);
    if (found === null) return false;
    await this.candidates.declineNotes(tx, found.reader.candidate.id, declined);
    return true;
  }

  /**
   * Nothing is sent to the address of that message any more, but the receipt of this; who takes care of the candidate is
   * told at once. Asked twice, it is done once. False if there is nobody to do it for.
   */
  async doNotWrite(tx: WriteTransaction, messageId: string): Promise<boolean> {
    const found = await this.#readerOf(tx, messageId);
    if (found === null) return false;
    const { reader, applicationId } = found;
    const { organizationId } = tx;
    const { toAddress } = await tx.manager.findOneByOrFail(MessageEntity, { organizationId, id: messageId });
    const isSilent = (await this.suppressions.standing(tx, toAddress)) !== null;
    if (!(await this.suppressions.suppress(tx, { address: toAddress, reason: 'ASKED', messageId: null }))) return true;
    // The candidate may have another address by now: that one is written to, and has a link of its own.
    if (!isSilent && toAddress.toLowerCase() === reader.candidate.email.toLowerCase()) {
      await this.suppressions.exempt(tx, toAddress, await this.#receipt(tx, reader, applicationId));
    }
    await this.#tellMembers(tx, reader, applicationId);
    return true;
  }

  /** Who marked a mail as spam wants no more of them, and gets no receipt of that either. */
  async complained(tx: WriteTransaction, messageId: string): Promise<void> {
    const found = await this.#readerOf(tx, messageId);
    if (found === null) return;
    const { organizationId } = tx;
    const { at } = await tx.manager.findOneByOrFail(SuppressionEntity, { organizationId, messageId });
    await this.#tellMembers(tx, found.reader, found.applicationId, at);
  }

  async #receipt(tx: WriteTransaction, reader: CandidateReader, applicationId: string): Promise<string> {
    const kind = 'RECEIPT_DO_NOT_WRITE';
    const part: MailPart = { kind, about: await this.mail.about(tx, applicationId), news: receiptNews };
    const messageId = await this.mail.queue(tx, reader, [part]);
    await this.ledger.sendReceipt(tx, kind, { applicationId, candidateId: reader.candidate.id }, messageId);
    return messageId;
  }

  /** Each who takes care of one of the candidate's open applications, once; if none is open, of the one it was about. */
  async #tellMembers(
    tx: WriteTransaction,
    reader: CandidateReader,
    applicationId: string,
    heardAt: Date | null = null,
  ): Promise<void> {
    const { organizationId, manager } = tx;
    const ofCandidate = { organizationId, candidateId: reader.candidate.id, status: 'ACTIVE' } as const;
    const open = await manager.find(ApplicationEntity, { where: ofCandidate, order: { id: 'ASC' } });
    const ids = open.length > 0 ? open.map(({ id }) => id) : [applicationId];
    const all = await Promise.all(ids.map((id) => this.mail.about(tx, id)));
    const ofEach = [...new Map(all.map((about) => [about.recruiter?.id, about])).values()];
    for (const about of ofEach) {
      const news = { receipt: { act: 'DO_NOT_WRITE' as const }, message: null };
      await this.members.atOnce(tx, reader, about, news, heardAt);
    }
  }

  /** The candidate, locked: an erasure comes before, and there is nobody any more, or after, and takes this along. */
  async #readerOf(
    tx: WriteTransaction,
    messageId: string,
  ): Promise<{ reader: CandidateReader; applicationId: string } | null> {
    const told = (await this.ledger.ofMessage(tx, messageId)).find(({ recipient }) => recipient === 'CANDIDATE');
    if (told === undefined) return null;
    const reader = await this.mail.readerOf(tx, told.recipientId);
    return reader.candidate.erasedAt === null ? { reader, applicationId: told.applicationId } : null;
  }
}

const receiptNews = newsOfReceipt({ act: 'DO_NOT_WRITE' }, null);

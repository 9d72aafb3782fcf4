import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { ApplicationEntity, ApplicationTurnsService, lockApplicationsOf } from '../../applications/index.js';
import { MessagesService } from '../../delivery/index.js';
import { type MailReceipt, newsOfReceipt, type ReceiptMailKind, type ShownPromise } from '../../mails/index.js';
import { toDate } from '../../platform/database/dates.js';
import { lockRow } from '../../platform/database/lock-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { Problem } from '../../platform/problems/problem.js';
import { NotificationLedger } from '../notification/notification-ledger.js';
import { readCandidateStatus } from '../status/read-candidate-status.js';
import { CandidateMail, type CandidateReader } from '../tell/candidate-mail.js';
import { endedEntries } from '../tell/ended-entries.js';
import { TellMembers } from '../tell/tell-members.js';
import { FollowUpEntity } from './follow-up.entity.js';
import { followUpLeft } from './follow-up.events.js';
import { mailActOf, URGENT } from './follow-up-kind.js';

const updateRequestsSql = `
  SELECT count(*)::int AS count FROM follow_ups
  WHERE organization_id = $1 AND application_id = $2 AND kind = 'UPDATE_REQUEST' AND left_at IS NOT NULL`;

/** What a candidate sent leaves: it takes effect, its members are told, and the candidate gets a receipt. */
@Injectable()
export class PassOnFollowUp {
  constructor(
    private readonly turns: ApplicationTurnsService,
    private readonly mail: CandidateMail,
    private readonly members: TellMembers,
    private readonly messages: MessagesService,
    private readonly ledger: NotificationLedger,
  ) {}

  /** Once: what has left, or was taken back, stays so. */
  async passOn(tx: WriteTransaction, id: string): Promise<void> {
    const { organizationId, manager } = tx;
    const known = await manager.findOneBy(FollowUpEntity, { organizationId, id });
    if (known === null || known.leftAt !== null || known.undoneAt !== null) return;
    // All that it may end.
    if (known.kind === 'ACCEPTED_ELSEWHERE') await lockApplicationsOf(tx, known.candidateId);
    await lockRow(tx, ApplicationEntity, { id: known.applicationId });
    const reader = await this.mail.readerOf(tx, known.candidateId);
    const followUp = await lockRow(tx, FollowUpEntity, { id });
    if (followUp === null) throw new Error('the follow-up is gone');
    if (followUp.leftAt !== null || followUp.undoneAt !== null) return;
    await manager.update(FollowUpEntity, { organizationId, id }, { leftAt: toDate(tx.now) });
    if (reader.candidate.erasedAt !== null) return;
    const ended = await this.#ends(tx, followUp);
    if (ended === null) return;
    await this.#tellMembers(tx, reader, followUp);
    await this.#receipt(tx, reader, followUp, ended);
    const { applicationId, kind } = followUp;
    await tx.publish(followUpLeft, { followUpId: id, applicationId, kind });
  }

  /** A withdrawal ends the application. @returns what it takes out of calendars; null: it had ended before */
  async #ends(tx: WriteTransaction, { kind, applicationId, candidateId }: FollowUpEntity) {
    if (kind !== 'WITHDRAW' && kind !== 'ACCEPTED_ELSEWHERE') return [];
    const { organizationId, manager } = tx;
    const ofCandidate = { organizationId, candidateId, status: 'ACTIVE', id: Not(applicationId) } as const;
    // Who is hired elsewhere takes all their applications back.
    const others =
      kind === 'WITHDRAW' ? [] : await manager.find(ApplicationEntity, { where: ofCandidate, order: { id: 'ASC' } });
    const ids = others.map(({ id }) => id);
    const entries = await endedEntries(tx, applicationId, toDate(tx.now), ids);
    const as = kind === 'WITHDRAW' ? ('WITHDRAWN' as const) : ('HIRED_ELSEWHERE' as const);
    const result = await this.turns.withdraw(tx, { applicationId, as });
    return result instanceof Problem ? null : entries;
  }

  async #tellMembers(tx: WriteTransaction, reader: CandidateReader, followUp: FollowUpEntity): Promise<void> {
    const { kind, applicationId, message } = followUp;
    const usedUp = kind === 'UPDATE_REQUEST' && (await this.#isLast(tx, reader, applicationId));
    if (!URGENT.has(kind) && !usedUp) return;
    const about = await this.mail.about(tx, applicationId);
    // The last request goes to the admins, too: after it a candidate has nobody left to ask.
    await this.members.atOnce(tx, reader, about, { receipt: receiptOf(followUp), message }, null, usedUp);
  }

  async #isLast(tx: WriteTransaction, { rules }: CandidateReader, applicationId: string): Promise<boolean> {
    const about = await this.mail.about(tx, applicationId);
    const [row] = await tx.query<{ count: number }>(updateRequestsSql, [tx.organizationId, applicationId]);
    return (row?.count ?? 0) >= rules.ofJob(about.job.id).policy.updateRequests.most;
  }

  async #receipt(
    tx: WriteTransaction,
    reader: CandidateReader,
    followUp: FollowUpEntity,
    ended: Parameters<typeof newsOfReceipt>[2],
  ): Promise<void> {
    const { applicationId, kind } = followUp;
    const { candidate } = reader;
    if (await this.messages.isSuppressed(tx, candidate.email)) return;
    const receipt: ReceiptMailKind = `RECEIPT_${mailActOf(kind)}`;
    const about = await this.mail.about(tx, applicationId);
    const news = newsOfReceipt(receiptOf(followUp), await shownPromise(tx, followUp), ended);
    const messageId = await this.mail.queue(tx, reader, [{ kind: receipt, about, news }]);
    await this.ledger.sendReceipt(tx, receipt, { applicationId, candidateId: candidate.id }, messageId);
  }
}

/** The nearest date that their page shows of the application. */
async function shownPromise(
  tx: WriteTransaction,
  { candidateId, applicationId }: FollowUpEntity,
): Promise<ShownPromise | null> {
  const status = await readCandidateStatus(tx, candidateId);
  const [nearest] = status?.applications.find(({ id }) => id === applicationId)?.dates ?? [];
  return nearest === undefined ? null : { ...nearest, nextWordOn: nearest.nextWordOn?.toString() ?? null };
}

function receiptOf({ kind, deadline }: FollowUpEntity): MailReceipt {
  const act = mailActOf(kind);
  if (act !== 'COMPETING_OFFER') return { act };
  if (deadline === null) throw new Error('an offer without its day');
  return { act, deadline };
}

import { Injectable } from '@nestjs/common';
import { systemActor } from '../../platform/actor/actor.js';
import { toDate } from '../../platform/database/dates.js';
import { lockRow } from '../../platform/database/lock-rows.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { isUuid } from '../../platform/ids/uuid.js';
import { Problem } from '../../platform/problems/problem.js';
import { type Cause, CLASS_OF_CAUSE, type FailureClass } from '../diagnosis/diagnosis.js';
import { MessageEntity } from '../message/message.entity.js';
import { messageBounced, messageComplained } from '../message/message.events.js';
import { suppress } from '../suppression/suppress.js';
import { suppressDead } from '../suppression/suppress-dead.js';
import { SuppressionEntity } from '../suppression/suppression.entity.js';
import type { BounceReport } from './reading/report.js';
import { UndeliveredMails } from './undelivered-mails.js';

const findSql = 'SELECT organization_id AS "organizationId" FROM find_message($1)';

/** Of two reports of one mail the harder says what became of it. */
const hardness: Readonly<Record<FailureClass, number>> = {
  OTHER: 0,
  SENDER_FAULT: 1,
  NOT_DELIVERED: 2,
  ADDRESS_DEAD: 3,
};

/** Takes in what became of mails after the mail server had accepted them. What was reported before changes nothing. */
@Injectable()
export class BouncesService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly undelivered: UndeliveredMails,
  ) {}

  /** False if the message is none of ours. Of what is late, or answered by a machine, nothing follows. */
  async take(messageId: string, report: BounceReport): Promise<boolean> {
    const { cause } = report;
    if (report.class === 'COMPLAINT') return await this.#complained(messageId);
    if (cause === null) return true;
    const taken = { cause: cause as Cause | null };
    const isOurs = await this.#within(messageId, async (tx, message) => {
      taken.cause = await cameBack(tx, message, { ...report, cause });
    });
    if (isOurs && taken.cause !== null) this.undelivered.count(taken.cause, messageId);
    return isOurs;
  }

  /** Its reader marked it as spam. */
  async #complained(messageId: string): Promise<boolean> {
    return await this.#within(messageId, async (tx, message) => {
      const { toAddress: address } = message;
      if (await wasSuppressedFor(tx, messageId, 'COMPLAINED')) return;
      if (await suppress(tx, { address, reason: 'COMPLAINED', messageId }))
        await tx.publish(messageComplained, { messageId });
    });
  }

  async #within(
    messageId: string,
    work: (tx: WriteTransaction, message: MessageEntity) => Promise<void>,
  ): Promise<boolean> {
    if (!isUuid(messageId)) return false;
    const [found] = await this.database.acrossOrganizations<{ organizationId: string }>(findSql, [messageId]);
    if (found === undefined) return false;
    const { organizationId } = found;
    const result = await this.database.write(systemActor(organizationId), async (tx) => {
      const message = await lockRow(tx, MessageEntity, { id: messageId });
      if (message === null) throw new Error('a message was found and is not there');
      await work(tx, message);
    });
    if (result instanceof Problem) throw new Error(`a bounce was refused: ${result.code}`);
    return true;
  }
}

/** @returns why, if it is news; null if it says nothing harder than what was reported before */
async function cameBack(
  tx: WriteTransaction,
  message: MessageEntity,
  report: BounceReport & { readonly cause: Cause },
): Promise<Cause | null> {
  const { id: messageId, bounceClass: before } = message;
  const cause = await judged(tx, message, report);
  if (before !== null && hardness[CLASS_OF_CAUSE[cause]] <= hardness[before]) return null;
  // One that is tried again because nobody knew whether it had arrived: it did, and is not sent to that address.
  if (message.status === 'QUEUED' || message.status === 'WAITING' || message.status === 'CANCELLED') return cause;
  const erased = message.erasedAt !== null;
  const came = {
    bouncedAt: toDate(tx.now),
    bounceClass: CLASS_OF_CAUSE[cause],
    // Mail servers repeat the address.
    bounceAnswer: erased ? null : report.answer,
    bounceReport: erased ? null : report.text,
  };
  await tx.manager.update(MessageEntity, { organizationId: tx.organizationId, id: messageId }, came);
  await tx.publish(messageBounced, { messageId, again: before !== null });
  return cause;
}

/** What the report means for this message, and for its address: that is suppressed here, if it is dead. */
async function judged(
  tx: WriteTransaction,
  { id: messageId, toAddress: address }: MessageEntity,
  { cause, answer, forwardedFrom }: BounceReport & { readonly cause: Cause },
): Promise<Cause> {
  if (CLASS_OF_CAUSE[cause] !== 'ADDRESS_DEAD') return cause;
  if (forwardedFrom === address.toLowerCase()) return 'FORWARD_FAILED';
  // A report that is sent again does not take back that the address was released since.
  if (await wasSuppressedFor(tx, messageId, 'BOUNCED')) return cause;
  const suppressed = await suppressDead(tx, { address, reason: 'BOUNCED', messageId, answer });
  return suppressed === 'BURST' ? 'BURST' : cause;
}

async function wasSuppressedFor(
  { manager, organizationId }: WriteTransaction,
  messageId: string,
  reason: 'BOUNCED' | 'COMPLAINED',
): Promise<boolean> {
  return await manager.existsBy(SuppressionEntity, { organizationId, messageId, reason });
}

import { Injectable } from '@nestjs/common';
import { systemActor } from '../../platform/actor/actor.js';
import { toDate } from '../../platform/database/dates.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { isUuid } from '../../platform/ids/uuid.js';
import { Problem } from '../../platform/problems/problem.js';
import { MessageEntity } from '../message/message.entity.js';
import { messageBounced, messageComplained } from '../message/message.events.js';
import { suppress } from '../suppression/suppress.js';
import { SuppressionEntity } from '../suppression/suppression.entity.js';

/** That a mail came back, as somebody reported it whom we believe. */
export interface Bounce {
  /** What the mail server of the recipient said. */
  readonly answer: string | null;
  /** There is no such mailbox: nothing more is sent to it. Else this one mail did not arrive. */
  readonly permanent: boolean;
}

// As of every answer of a mail server.
const longestAnswer = 512;

const findSql = 'SELECT organization_id AS "organizationId" FROM find_message($1)';

/** Takes in what became of mails after the mail server had accepted them. What was reported before changes nothing. */
@Injectable()
export class BouncesService {
  constructor(private readonly database: TenantDatabase) {}

  /** False if the message is none of ours. */
  async bounced(messageId: string, bounce: Bounce): Promise<boolean> {
    return await this.#within(messageId, async (tx, message) => {
      if (message.bouncedAt !== null) return;
      if (bounce.permanent) await suppressOnce(tx, message, 'BOUNCED');
      // One that is tried again because nobody knew whether it had arrived: it did, and is not sent to that address.
      if (message.status === 'QUEUED' || message.status === 'WAITING' || message.status === 'CANCELLED') return;
      const answer = bounce.answer?.slice(0, longestAnswer) ?? null;
      const came = { bouncedAt: toDate(tx.now), bounceAnswer: answer };
      await tx.manager.update(MessageEntity, { organizationId: tx.organizationId, id: messageId }, came);
      await tx.publish(messageBounced, { messageId });
    });
  }

  /** Its reader marked it as spam. False if the message is none of ours. */
  async complained(messageId: string): Promise<boolean> {
    return await this.#within(messageId, async (tx, message) => {
      if (await suppressOnce(tx, message, 'COMPLAINED')) await tx.publish(messageComplained, { messageId });
    });
  }

  async #within(
    messageId: string,
    work: (tx: WriteTransaction, message: MessageEntity) => Promise<void>,
  ): Promise<boolean> {
    if (!isUuid(messageId)) return false;
    const [found] = await this.database.crossing<{ organizationId: string }>(findSql, [messageId]);
    if (found === undefined) return false;
    const { organizationId } = found;
    const result = await this.database.write(systemActor(organizationId), async (tx) => {
      const message = await tx.manager.findOneOrFail(MessageEntity, {
        where: { organizationId, id: messageId },
        lock: { mode: 'for_no_key_update' },
      });
      await work(tx, message);
    });
    if (result instanceof Problem) throw new Error(`a bounce was refused: ${result.code}`);
    return true;
  }
}

/** A report that is sent again does not take back that the address was released since. */
async function suppressOnce(
  tx: WriteTransaction,
  { id: messageId, toAddress: address }: MessageEntity,
  reason: 'BOUNCED' | 'COMPLAINED',
): Promise<boolean> {
  const { organizationId } = tx;
  if (await tx.manager.existsBy(SuppressionEntity, { organizationId, messageId, reason })) return false;
  return await suppress(tx, { address, reason, messageId });
}

import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { erased, erasedLanguage } from '../../platform/erasure/erased.js';
import { newId } from '../../platform/ids/uuid.js';
import { MessageEntity, type MessageStatus } from './message.entity.js';

export interface NewMessage {
  readonly kind: string;
  readonly locale: string;
  readonly fromName: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo: { readonly name: string; readonly address: string } | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

// Locks the messages first, so that none starts its data between the two statements.
const overtakeSql = `
  UPDATE messages SET failure = $3
  WHERE organization_id = $1 AND id = ANY($2) AND status IN ('QUEUED', 'SENDING')`;

const cancelSql = `
  UPDATE messages SET status = 'CANCELLED', next_attempt_at = NULL, leased_until = NULL, ended_at = $3
  WHERE organization_id = $1 AND id = ANY($2)
    AND (status = 'QUEUED' OR (status = 'SENDING' AND data_started_at IS NULL))
  RETURNING id`;

const eraseSql = `
  UPDATE messages SET to_name = $4, to_address = $4, subject = $4, text = $4, html = $4, locale = $5, erased_at = $3
  WHERE organization_id = $1 AND id = ANY($2) AND erased_at IS NULL`;

const eraseAnswersSql = `UPDATE message_attempts SET answer = NULL WHERE organization_id = $1 AND message_id = ANY($2)`;

/** Puts messages into the ledger and takes unsent ones back. The ledger is also the queue: what is due is claimed there. */
@Injectable()
export class MessagesService {
  readonly #domain: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.#domain = config.mailFrom.slice(config.mailFrom.lastIndexOf('@') + 1);
  }

  /** Stores a message to be sent from now on; its Message-ID stays the same over every attempt. */
  async enqueue(tx: WriteTransaction, message: NewMessage): Promise<string> {
    const id = newId();
    const { to, replyTo, ...content } = message;
    await tx.manager.insert(MessageEntity, {
      ...content,
      organizationId: tx.organizationId,
      id,
      status: 'QUEUED',
      toName: to.name,
      toAddress: to.address,
      replyToName: replyTo?.name ?? null,
      replyToAddress: replyTo?.address ?? null,
      messageId: `<${id}@${this.#domain}>`,
      composedAt: toDate(tx.now),
      nextAttemptAt: toDate(tx.now),
      attemptCount: 0,
      uncertainCount: 0,
      fence: 0,
      leasedUntil: null,
      dataStartedAt: null,
      possibleDuplicate: false,
      sentAt: null,
      endedAt: null,
      failure: null,
      erasedAt: null,
    });
    return id;
  }

  /**
   * Cancels those of the messages that are not with the mail server at this moment, and returns which they were. One
   * that is cannot be taken back: it ends as sent if it is accepted, and cancelled, without another attempt, if not.
   */
  async cancel(tx: WriteTransaction, ids: readonly string[], why: string): Promise<string[]> {
    if (ids.length === 0) return [];
    await tx.query(overtakeSql, [tx.organizationId, ids, why]);
    const rows = await tx.query<{ id: string }>(cancelSql, [tx.organizationId, ids, tx.now.toString()]);
    return rows.map((row) => row.id);
  }

  /** Takes recipient, content and the answers of mail servers out of messages that are not to be sent any more. */
  async erase(tx: WriteTransaction, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    // Locks the messages first: an attempt that ends meanwhile is recorded before, or finds its message erased.
    await tx.query(eraseSql, [tx.organizationId, ids, tx.now.toString(), erased, erasedLanguage]);
    await tx.query(eraseAnswersSql, [tx.organizationId, ids]);
  }

  async statusOf(tx: WriteTransaction, id: string): Promise<MessageStatus | null> {
    const message = await tx.manager.findOneBy(MessageEntity, { organizationId: tx.organizationId, id });
    return message?.status ?? null;
  }
}

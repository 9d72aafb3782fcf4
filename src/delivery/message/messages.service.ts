import { Inject, Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { In } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { toDate } from '../../platform/database/dates.js';
import { updateRows } from '../../platform/database/record-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { erased, erasedLanguage } from '../../platform/erasure/erased.js';
import { newId } from '../../platform/ids/uuid.js';
import { hideAddressesOf } from '../suppression/hide-addresses.js';
import { suppressedAs } from '../suppression/suppressed-as.js';
import { type CalendarAttachment, type CancelledBecause, MessageEntity, type MessageStatus } from './message.entity.js';

/** What of a message is composed, and composed anew while it has not left. */
export interface MessageContent {
  readonly locale: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendars?: readonly CalendarAttachment[];
  /** Nothing in it is more than a reassurance, which a candidate may decline. */
  readonly declinable?: boolean;
  /** What it is composed of; whoever composes it knows its shape. Null: it is never composed anew. */
  readonly composition?: object | null;
}

export interface NewMessage extends MessageContent {
  readonly kind: string;
  readonly fromName: string;
  readonly to: { readonly name: string; readonly address: string };
  /** The candidate it is to, of whose mails three leave on a local day; left out for a member. */
  readonly recipient?: { readonly id: string; readonly zone: string };
  readonly replyTo: { readonly name: string; readonly address: string } | null;
  /** What all of it is about, if it is one thing: a mail program shows such mails as one conversation. */
  readonly conversationId?: string | null;
}

/** A message that was given up, and where and when it is sent again. */
export interface Redrive {
  readonly message: MessageEntity;
  readonly toAddress: string;
  readonly at: Temporal.Instant;
}

// Locks the messages first, so that none starts its data between the two statements.
const overtakeSql = `
  UPDATE messages SET failure = $3
  WHERE organization_id = $1 AND id = ANY($2) AND status IN ('WAITING', 'QUEUED', 'SENDING')`;

const cancelSql = `
  UPDATE messages SET status = 'CANCELLED', next_attempt_at = NULL, leased_until = NULL, ended_at = $3, composition = NULL
  WHERE organization_id = $1 AND id = ANY($2)
    AND (status IN ('WAITING', 'QUEUED') OR (status = 'SENDING' AND data_started_at IS NULL))
  RETURNING id`;

const suppressedSql = `
  SELECT address FROM suppressions WHERE organization_id = $1 AND address = ANY($2) AND released_at IS NULL`;

const eraseSql = `
  UPDATE messages SET to_name = $4, to_address = $4, subject = $4, text = $4, html = $4, locale = $5, composition = NULL,
    recipient_id = NULL, recipient_zone = NULL, calendar_files = NULL, bounce_answer = NULL, bounce_report = NULL, erased_at = $3
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
    return await this.#insert(tx, message, { status: 'QUEUED', nextAttemptAt: toDate(tx.now) });
  }

  /** Stores a message that waits for a member: nothing sends it until it is released. */
  async keepWaiting(tx: WriteTransaction, message: NewMessage): Promise<string> {
    return await this.#insert(tx, message, { status: 'WAITING', nextAttemptAt: null });
  }

  /** Composes a message that waits anew; it goes on waiting. False if it does not wait any more. */
  async recompose(tx: WriteTransaction, id: string, content: MessageContent): Promise<boolean> {
    const waiting = { organizationId: tx.organizationId, id, status: 'WAITING' } as const;
    return (await tx.manager.update(MessageEntity, waiting, columnsOf(content))).affected === 1;
  }

  /** Lets a message that waited leave, as it is composed now. False if it did not wait any more. */
  async release(tx: WriteTransaction, id: string, content: MessageContent): Promise<boolean> {
    const waiting = { organizationId: tx.organizationId, id, status: 'WAITING' } as const;
    const changes = { ...columnsOf(content), status: 'QUEUED', nextAttemptAt: toDate(tx.now) } as const;
    return (await tx.manager.update(MessageEntity, waiting, changes)).affected === 1;
  }

  async #insert(
    tx: WriteTransaction,
    { kind, fromName, to, recipient, replyTo, conversationId, ...content }: NewMessage,
    state: Pick<MessageEntity, 'status' | 'nextAttemptAt'>,
  ): Promise<string> {
    const id = newId();
    await tx.manager.insert(MessageEntity, {
      ...columnsOf(content),
      ...state,
      organizationId: tx.organizationId,
      id,
      kind,
      fromName,
      toName: to.name,
      toAddress: to.address,
      recipientId: recipient?.id ?? null,
      recipientZone: recipient?.zone ?? null,
      replyToName: replyTo?.name ?? null,
      replyToAddress: replyTo?.address ?? null,
      conversationId: conversationId ?? null,
      messageId: `<${id}@${this.#domain}>`,
      attemptCount: 0,
      uncertainCount: 0,
      fence: 0,
      leasedUntil: null,
      dataStartedAt: null,
      possibleDuplicate: false,
      bouncedAt: null,
      bounceClass: null,
      bounceAnswer: null,
      bounceReport: null,
      composedAt: toDate(tx.now),
      redrivenAt: null,
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
  async cancel(tx: WriteTransaction, ids: readonly string[], why: CancelledBecause): Promise<string[]> {
    if (ids.length === 0) return [];
    await tx.query(overtakeSql, [tx.organizationId, ids, why]);
    const rows = await tx.query<{ id: string }>(cancelSql, [tx.organizationId, ids, tx.now.toString()]);
    return rows.map((row) => row.id);
  }

  /** Sends those of the messages that have not left to another address. One that is being sent goes where it goes. */
  async readdress(tx: WriteTransaction, ids: readonly string[], toAddress: string): Promise<void> {
    if (ids.length === 0) return;
    const unsent = { organizationId: tx.organizationId, id: In([...ids]), status: In(['WAITING', 'QUEUED']) };
    await tx.manager.update(MessageEntity, unsent, { toAddress });
  }

  /** Whether nothing is sent to that address any more. */
  async isSuppressed(tx: WriteTransaction, address: string): Promise<boolean> {
    return (await this.suppressedAmong(tx, [address])).size > 0;
  }

  /** Those of the addresses to which nothing is sent any more. */
  async suppressedAmong(tx: WriteTransaction, addresses: readonly string[]): Promise<Set<string>> {
    const { organizationId } = tx;
    const forms = new Map(addresses.map((address) => [address, suppressedAs(organizationId, address)]));
    const rows = await tx.query<{ address: string }>(suppressedSql, [organizationId, [...forms.values()].flat()]);
    const standing = new Set(rows.map(({ address }) => address));
    return new Set(addresses.filter((address) => forms.get(address)?.some((form) => standing.has(form))));
  }

  /**
   * Puts messages that were given up back into the queue, the same with the same Message-ID. The caller has locked them
   * and judged that what they say still holds. What may have arrived stays flagged.
   */
  async redrive(tx: WriteTransaction, redrives: readonly Redrive[]): Promise<void> {
    const rows = redrives.map(({ message, toAddress, at }) => ({
      id: message.id,
      status: 'QUEUED',
      toAddress,
      nextAttemptAt: toDate(at),
      redrivenAt: toDate(tx.now),
      possibleDuplicate: mayHaveArrived(message),
      uncertainCount: 0,
      dataStartedAt: null,
      bouncedAt: null,
      bounceClass: null,
      bounceAnswer: null,
      bounceReport: null,
      sentAt: null,
      endedAt: null,
      failure: null,
    }));
    await updateRows(tx, 'messages', rows);
  }

  /**
   * Takes recipient, content and the answers of mail servers out of messages that are not to be sent any more. Addresses
   * to which nothing is sent are hidden and stay so.
   */
  async erase(tx: WriteTransaction, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    // Locks the messages first: an attempt that ends meanwhile is recorded before, or finds its message erased.
    await hideAddressesOf(tx, ids);
    await tx.query(eraseSql, [tx.organizationId, ids, tx.now.toString(), erased, erasedLanguage]);
    await tx.query(eraseAnswersSql, [tx.organizationId, ids]);
  }

  async statusOf(tx: WriteTransaction, id: string): Promise<MessageStatus | null> {
    const message = await tx.manager.findOneBy(MessageEntity, { organizationId: tx.organizationId, id });
    return message?.status ?? null;
  }
}

/** Whether it was accepted and sent back because of us: it did not arrive, and can be sent again once that is mended. */
export function cameBackByOurFault({ status, bounceClass }: Pick<MessageEntity, 'status' | 'bounceClass'>): boolean {
  return status === 'SENT' && bounceClass === 'SENDER_FAULT';
}

/** Whether an attempt ended of which nobody knows what became of the mail. */
export function mayHaveArrived(
  message: Pick<MessageEntity, 'possibleDuplicate' | 'dataStartedAt' | 'failure' | 'status' | 'bounceClass'>,
): boolean {
  if (cameBackByOurFault(message)) return false;
  return message.possibleDuplicate || message.dataStartedAt !== null || message.failure === 'UNCERTAIN';
}

function columnsOf({ locale, subject, text, html, calendars = [], declinable, composition }: MessageContent) {
  return {
    locale,
    subject,
    text,
    html,
    calendarFiles: calendars.length > 0 ? [...calendars] : null,
    declinable: declinable ?? false,
    composition: composition ?? null,
  };
}

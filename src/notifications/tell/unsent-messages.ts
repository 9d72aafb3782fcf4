import { Injectable } from '@nestjs/common';
import { type CancelledBecause, MessageEntity, MessagesService } from '../../delivery/index.js';
import { isOutcome } from '../../mails/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { NotificationEntity } from '../notification/notification.entity.js';
import { NotificationLedger } from '../notification/notification-ledger.js';
import { contentOf } from './candidate-mail.js';
import { type Composition, type Item, kindOf } from './composition.js';
import { DraftsService } from './drafts.service.js';

/** Takes back what has not left when it is overtaken. */
@Injectable()
export class UnsentMessages {
  constructor(
    private readonly ledger: NotificationLedger,
    private readonly messages: MessagesService,
    private readonly drafts: DraftsService,
  ) {}

  /** Of an application, or of one of its timelines: outcomes and receipts excepted. */
  async cancel(
    tx: WriteTransaction,
    applicationId: string,
    timelineId: string | null,
    why: CancelledBecause,
  ): Promise<void> {
    await this.drafts.drop(tx, applicationId, timelineId, why);
    for (const id of await this.ledger.unsent(tx, applicationId, timelineId)) {
      await this.takeBack(
        tx,
        id,
        (told) => told.applicationId === applicationId && (timelineId === null || told.timelineId === timelineId),
        why,
      );
    }
  }

  /** Everything of an application that ends without an outcome, an outcome that was not told included. */
  async cancelAll(tx: WriteTransaction, applicationId: string, why: CancelledBecause): Promise<void> {
    await this.cancel(tx, applicationId, null, why);
    await this.messages.cancel(tx, await this.ledger.unsentOutcomes(tx, { applicationId }), why);
  }

  async cancelOutcome(tx: WriteTransaction, outcomeId: string, why: CancelledBecause): Promise<void> {
    const draft = await this.drafts.ofOutcome(tx, outcomeId);
    if (draft !== null) await this.messages.cancel(tx, [draft.messageId], why);
    for (const id of await this.ledger.unsentOutcomes(tx, { outcomeId }))
      await this.takeBack(tx, id, (told) => told.outcomeId === outcomeId, why);
  }

  /**
   * Cancels a message because some of what it tells is overtaken; the rest of a digest leaves in a message of its own,
   * composed of the same facts. False while it is with the mail server: it has to land.
   */
  async takeBack(
    tx: WriteTransaction,
    messageId: string,
    isOvertaken: (told: NotificationEntity) => boolean,
    why: CancelledBecause,
  ): Promise<boolean> {
    const { organizationId } = tx;
    const message = await tx.manager.findOneByOrFail(MessageEntity, { organizationId, id: messageId });
    if ((await this.messages.cancel(tx, [messageId], why)).length === 0) return isOver(message);
    const told = await this.ledger.ofMessage(tx, messageId);
    const rest = told.filter((each) => !isOvertaken(each));
    if (rest.length === 0) return true;
    const remaining = withoutTold(message.composition as Composition | null, told, rest);
    const { fromName, toName, toAddress, replyToName, replyToAddress } = message;
    const again = await this.messages.enqueue(tx, {
      kind: kindOf(remaining),
      fromName,
      to: { name: toName, address: toAddress },
      replyTo: replyToAddress === null ? null : { name: replyToName ?? '', address: replyToAddress },
      ...(await contentOf(tx, remaining)),
    });
    await this.ledger.moveTo(
      tx,
      rest.map(({ id }) => id),
      again,
    );
    return true;
  }
}

/** What such a mail is composed of without what was overtaken. */
function withoutTold(
  composition: Composition | null,
  told: readonly NotificationEntity[],
  rest: readonly NotificationEntity[],
): Composition {
  const [first] = composition?.items ?? [];
  if (composition !== null && first !== undefined && isOutcome(first.kind))
    return { ...composition, items: [halfOf(first, rest)] };
  if (composition?.items.length !== told.length) throw new Error('a digest does not know what it is composed of');
  const items = composition.items.filter((_, index) => rest.includes(told[index] as NotificationEntity));
  return { ...composition, items };
}

/** A decision to go on tells the next date with it: either can be overtaken. */
function halfOf({ kind, facts }: Item, rest: readonly NotificationEntity[]): Item {
  if (!rest.some(({ outcomeId }) => outcomeId !== null)) {
    return { kind: 'TIMELINE_SET', facts: { ...facts, note: null, outcome: null, corrects: null, endedEntries: [] } };
  }
  const { milestone } = facts.timeline;
  const noDate = { milestone, dateBefore: null, dateNow: null, holdUntil: null };
  return { kind, facts: { ...facts, timeline: noDate } };
}

function isOver({ status }: MessageEntity): boolean {
  return status === 'CANCELLED' || status === 'DEAD';
}

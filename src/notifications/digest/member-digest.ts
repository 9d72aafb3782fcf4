import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { MessagesService } from '../../delivery/index.js';
import { composeMemberMail, writtenLocale } from '../../mails/index.js';
import type { OrganizationRules } from '../../organizations/index.js';
import { insertRows } from '../../platform/database/record-rows.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { mailOrganization } from '../tell/candidate-mail.js';
import { DigestCalendars } from './digest-calendars.js';
import { type DigestReader, type ItemToTell, readerOf } from './digest-reader.js';
import type { ScheduledMember } from './digest-schedules.js';
import { endingHolds } from './ending-holds.js';
import { followUpItems } from './follow-up-items.js';
import { ItemsOfTimelines } from './items-of-timelines.js';
import { oneRowEach } from './one-row-each.js';
import { promisedWords } from './promised-words.js';
import { silentApplications } from './silent-applications.js';
import { untoldDecisions } from './untold-decisions.js';
import { untoldReopenings } from './untold-reopenings.js';
import { waitingMessages } from './waiting-messages.js';

const insertDigest = statement(
  'digest_insert',
  'INSERT INTO digests (organization_id, member_id, day, message_id) VALUES ($1, $2, $3, $4)',
);

/** Everything a member is told on one day, in one mail; nothing to tell is no mail. */
@Injectable()
export class MemberDigest {
  constructor(
    private readonly ofTimelines: ItemsOfTimelines,
    private readonly messages: MessagesService,
    private readonly calendars: DigestCalendars,
  ) {}

  async send(
    tx: WriteTransaction,
    member: ScheduledMember,
    day: Temporal.PlainDate,
    rules: OrganizationRules,
  ): Promise<void> {
    const reader = await readerOf(tx, member, day, rules);
    const items = [
      ...(await untoldDecisions(tx, reader)),
      ...(await untoldReopenings(tx, reader)),
      ...(await this.ofTimelines.read(tx, reader)),
      ...(await promisedWords(tx, reader)),
      ...(await endingHolds(tx, reader)),
      ...(await waitingMessages(tx, reader)),
      ...(await silentApplications(tx, reader)),
      ...(await followUpItems(tx, reader)),
    ];
    if (items.length === 0) return;
    if (await this.messages.isSuppressed(tx, member.email)) {
      await record(tx, reader, items, { decision: 'WITHHOLD', withheldBecause: 'SUPPRESSED', messageId: null });
      return;
    }
    const messageId = await this.#enqueue(tx, reader, items);
    await tx.query(insertDigest, [tx.organizationId, member.id, day.toString(), messageId]);
    await record(tx, reader, items, { decision: 'SEND', withheldBecause: null, messageId });
  }

  async #enqueue(tx: WriteTransaction, { member, rules }: DigestReader, items: readonly ItemToTell[]): Promise<string> {
    const fromName = rules.senderName ?? rules.name;
    const { locale, subject, text, html } = composeMemberMail(
      'MEMBER_DIGEST',
      {
        organization: mailOrganization(rules),
        member: { fullName: member.fullName },
        items: oneRowEach(items),
      },
      writtenLocale(member.locale, rules.locale),
    );
    return await this.messages.enqueue(tx, {
      kind: 'MEMBER_DIGEST',
      fromName,
      to: { name: member.fullName, address: member.email },
      replyTo: rules.replyTo === null ? null : { name: fromName, address: rules.replyTo },
      locale,
      subject,
      text,
      html,
      calendars: await this.calendars.filesFor(tx, member.id),
    });
  }
}

type Decision =
  | { readonly decision: 'SEND'; readonly withheldBecause: null; readonly messageId: string }
  | { readonly decision: 'WITHHOLD'; readonly withheldBecause: 'SUPPRESSED'; readonly messageId: null };

async function record(
  tx: WriteTransaction,
  { member }: DigestReader,
  items: readonly ItemToTell[],
  decision: Decision,
): Promise<void> {
  const rows = items.map(({ item: { kind }, record: about }) => ({
    organizationId: tx.organizationId,
    id: newId(),
    applicationId: about.applicationId,
    timelineId: about.timelineId ?? null,
    revision: about.revision ?? null,
    sinceRevision: null,
    outcomeId: about.outcomeId ?? null,
    kind,
    rung: about.rung ?? null,
    day: about.day ?? null,
    touchAt: about.touchAt ?? null,
    recipient: 'MEMBER',
    recipientId: member.id,
    ...decision,
    at: tx.now.toString(),
  }));
  await insertRows(tx, 'notifications', rows);
}

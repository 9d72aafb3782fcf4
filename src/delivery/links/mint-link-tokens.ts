import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { linkNames } from '../../platform/mail-links/mail-links.js';
import type { MessageEntity } from '../message/message.entity.js';
import { LinkTokenEntity } from './link-token.entity.js';
import { type LinkPurpose, makeLinkToken } from './link-token.js';

/** The secrets of the links in one attempt at a message. */
export type LinkTokens = { readonly [Purpose in LinkPurpose]?: string };

// Half a year: a mail that is found again later is about an application that has long ended.
const liveForDays = 180;

/** Makes the secrets which the message's links need, for this attempt alone: what is stored could not send them again. */
export async function mintLinkTokens(tx: WriteTransaction, message: MessageEntity): Promise<LinkTokens> {
  if (!message.declinable && !linkNames(message).includes('preferences')) return {};
  const token = makeLinkToken();
  await tx.manager.insert(LinkTokenEntity, {
    organizationId: tx.organizationId,
    tokenHash: token.hash,
    purpose: 'PREFERENCES',
    messageId: message.id,
    createdAt: toDate(tx.now),
    expiresAt: toDate(tx.now.add({ hours: liveForDays * 24 })),
  });
  return { PREFERENCES: token.text };
}

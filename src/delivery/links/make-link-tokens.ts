import { linkNames } from '../../platform/mail-links/mail-links.js';
import type { MessageEntity } from '../message/message.entity.js';
import { type LinkPurpose, makeLinkToken } from './link-token.js';

/** The secrets of the links in one attempt at a message. */
export type LinkTokens = { readonly [Purpose in LinkPurpose]?: string };

/** For how long a link opens: a mail that is found again later is about an application that has long ended. */
export const linksLiveForDays = 180;

/** Makes the secrets which the message's links need, for this attempt alone: what is stored could not send them again. */
export function makeLinkTokens(message: Pick<MessageEntity, 'declinable' | 'text' | 'html'>): LinkTokens {
  if (!message.declinable && !linkNames(message).includes('preferences')) return {};
  return { PREFERENCES: makeLinkToken().text };
}

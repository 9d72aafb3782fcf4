import { linkNames } from '../../platform/mail-links/mail-links.js';
import type { MessageEntity } from '../message/message.entity.js';
import { type LinkPurpose, purposeNamed } from './link-purpose.js';
import { makeLinkToken } from './link-token.js';

/** The secrets of the links in one attempt at a message. */
export type LinkTokens = { readonly [Purpose in LinkPurpose]?: string };

/** Makes the secrets which the message's links need, for this attempt alone: what is stored could not send them again. */
export function makeLinkTokens(message: Pick<MessageEntity, 'declinable' | 'text' | 'html'>): LinkTokens {
  const names = new Set([...linkNames(message), ...(message.declinable ? ['preferences'] : [])]);
  const purposes = [...names].map(purposeNamed).filter((purpose) => purpose !== null);
  return Object.fromEntries(purposes.map((purpose) => [purpose, makeLinkToken().text]));
}

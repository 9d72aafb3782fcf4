import { fillLinks } from '../../platform/mail-links/mail-links.js';
import { linkAddress } from '../links/link-address.js';
import type { LinkTokens } from '../links/make-link-tokens.js';
import { POSTMARK_FIELD } from '../provider-webhooks/read-postmark-report.js';
import { composeMime, type Mailbox } from '../smtp/compose-mime.js';
import type { ClaimedMessage } from './ledger-statements.js';

const postmarkHeader = `X-Pm-Metadata-${POSTMARK_FIELD.replace(/^./, (letter) => letter.toUpperCase())}`;

/** What an attempt adds to a stored message. */
export interface SendOptions {
  /** The name is the message's own, if left out. */
  readonly from: Mailbox;
  /** The recipient's address, or where mails are redirected to: then a header says whom it was for. */
  readonly to: string;
  readonly tokens: LinkTokens;
  readonly publicUrl: string;
  /** Postmark tells of the mail by a header of its own, which it takes out: it does not keep the Message-ID. */
  readonly markForPostmark: boolean;
}

/**
 * The stored message as the bytes of a mail: the same for every attempt but for the secrets in its links. Throws if no
 * mail can be made of it, and for a link that leads nowhere.
 */
export function composeMessage(message: ClaimedMessage, options: SendOptions): Buffer {
  const { replyToAddress, replyToName } = message;
  const addressOf = (name: string) =>
    linkAddress(name, options.tokens, { ...options, organizationId: message.organizationId });
  const unsubscribeUrl = message.declinable ? addressOf('preferences') : null;
  return composeMime({
    messageId: message.messageId,
    date: message.composedAt,
    from: { name: options.from.name ?? message.fromName, address: options.from.address },
    to: { name: message.toName, address: options.to },
    ...(options.to === message.toAddress ? {} : { redirectedFrom: message.toAddress }),
    ...(replyToAddress === null ? {} : { replyTo: { name: replyToName ?? '', address: replyToAddress } }),
    locale: message.locale,
    subject: message.subject,
    ...fillLinks(message, addressOf),
    ...(unsubscribeUrl === null ? {} : { unsubscribeUrl }),
    ...(options.markForPostmark ? { providerHeaders: { [postmarkHeader]: message.id } } : {}),
    ...(message.conversationId === null ? {} : { repliesTo: rootOf(message.conversationId, message) }),
    calendars: message.calendarFiles ?? [],
  });
}

/** The Message-ID that begins a conversation: no mail has it, so that no mail has to be the first. */
function rootOf(conversationId: string, { messageId }: Pick<ClaimedMessage, 'messageId'>): string {
  return `<${conversationId}${messageId.slice(messageId.lastIndexOf('@'))}`;
}

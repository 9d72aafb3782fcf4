import type { MessageEntity } from '../message/message.entity.js';
import { composeMime } from '../smtp/compose-mime.js';

/** The stored message as the bytes of a mail: the same for every attempt. Throws if no mail can be made of it. */
export function composeMessage(message: MessageEntity, mailFrom: string): Promise<Buffer> {
  const { replyToAddress, replyToName } = message;
  return composeMime({
    messageId: message.messageId,
    date: message.composedAt,
    from: { name: message.fromName, address: mailFrom },
    to: { name: message.toName, address: message.toAddress },
    ...(replyToAddress === null ? {} : { replyTo: { name: replyToName ?? '', address: replyToAddress } }),
    locale: message.locale,
    subject: message.subject,
    text: message.text,
    html: message.html,
  });
}

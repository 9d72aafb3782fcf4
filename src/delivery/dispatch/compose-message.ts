import type { MessageEntity } from '../message/message.entity.js';
import { composeMime } from '../smtp/compose-mime.js';

/**
 * The stored message as the bytes of a mail: the same for every attempt. Throws if no mail can be made of it.
 * @param way.to the recipient's address, or where mails are redirected to: then a header says whom it was for
 */
export function composeMessage(
  message: MessageEntity,
  way: { readonly from: string; readonly to: string },
): Promise<Buffer> {
  const { replyToAddress, replyToName } = message;
  return composeMime({
    messageId: message.messageId,
    date: message.composedAt,
    from: { name: message.fromName, address: way.from },
    to: { name: message.toName, address: way.to },
    ...(way.to === message.toAddress ? {} : { redirectedFrom: message.toAddress }),
    ...(replyToAddress === null ? {} : { replyTo: { name: replyToName ?? '', address: replyToAddress } }),
    locale: message.locale,
    subject: message.subject,
    text: message.text,
    html: message.html,
    ...calendarOf(message),
  });
}

function calendarOf({ calendarFilename: filename, calendarContent: content }: MessageEntity) {
  return filename === null || content === null ? {} : { calendar: { filename, content } };
}

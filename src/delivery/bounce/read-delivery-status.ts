import PostalMime, { type Attachment } from 'postal-mime';
import type { Bounce } from './bounces.service.js';

const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t].*)*)`, 'im');
const action = field('Action');
const status = field('Status');
const diagnostic = field('Diagnostic-Code');

/**
 * What a report by RFC 3464 says of the mail: null if it is no such report, or says that the mail is late, was passed on
 * or has arrived.
 */
export async function readDeliveryStatus(mail: Buffer): Promise<Bounce | null> {
  const { attachments } = await PostalMime.parse(mail, { forceRfc822Attachments: true });
  const report = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  if (report === undefined) return null;
  // A group of fields for the message, and one for each recipient: ours have one.
  const groups = textOf(report).split(/\r?\n[ \t]*\r?\n/);
  const failed = groups.find((group) => fieldOf(action, group)?.toLowerCase() === 'failed');
  if (failed === undefined) return null;
  return {
    // "rfc822; " and the like stand before what was said.
    answer: fieldOf(diagnostic, failed)?.replace(/^[\w-]+;\s*/, '') ?? fieldOf(status, failed),
    permanent: fieldOf(status, failed)?.startsWith('5.') ?? false,
  };
}

function fieldOf(pattern: RegExp, group: string): string | null {
  const value = pattern.exec(group)?.[1]?.replace(/\s+/g, ' ').trim();
  return value ? value : null;
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8');
}

import { z } from 'zod';
import { isUuid } from '../../platform/ids/uuid.js';
import type { ProviderReport } from './provider-report.js';

/** The field of a mail's metadata that names its message; Postmark allows 20 characters. */
export const POSTMARK_FIELD = 'followthrough';

const text = z.string().optional().catch(undefined);
const notice = z.object({
  RecordType: text,
  Type: text,
  Description: text,
  Details: text,
  Metadata: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

/** Postmark's types of bounces in which the mail did not arrive; true: nothing sent to that address will. */
const PERMANENT: ReadonlyMap<string | undefined, boolean> = new Map([
  ['HardBounce', true],
  ['BadEmailAddress', true],
  // Postmark sends nothing to it any more, whoever asks.
  ['ManuallyDeactivated', true],
  ['SoftBounce', false],
  ['DnsError', false],
  ['SpamNotification', false],
  ['VirusNotification', false],
  ['Blocked', false],
  ['SMTPApiError', false],
  ['DMARCPolicy', false],
  ['TemplateRenderingFailed', false],
  ['Undeliverable', false],
]);

/** Null for what is about no mail of ours, and for what says that one arrived, is late, or was answered by a machine. */
export function readPostmarkReport(body: unknown): ProviderReport | null {
  const read = notice.safeParse(body);
  if (!read.success) return null;
  const { RecordType, Type, Description, Details, Metadata } = read.data;
  const messageId = Metadata?.[POSTMARK_FIELD];
  if (typeof messageId !== 'string' || !isUuid(messageId)) return null;
  if (RecordType === 'SpamComplaint' || (RecordType === 'Bounce' && Type === 'SpamComplaint'))
    return { kind: 'COMPLAINED', messageId };
  const permanent = RecordType === 'Bounce' ? PERMANENT.get(Type) : undefined;
  if (permanent === undefined) return null;
  return { kind: 'BOUNCED', messageId, bounce: { answer: Details || Description || null, permanent } };
}

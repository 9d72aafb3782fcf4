import { z } from 'zod';
import { isUuid } from '../../platform/ids/uuid.js';
import { type BounceReport, failureReport, otherReport } from '../bounce/reading/report.js';
import { diagnose } from '../diagnosis/diagnose.js';
import type { Cause } from '../diagnosis/diagnosis.js';
import { readDiagnostic } from '../diagnosis/read-diagnostic.js';
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

type Notice = z.infer<typeof notice>;

/** Postmark's types of bounces in which the mail did not arrive, for where the mail server's answer says nothing. */
const CAUSE_OF_TYPE: ReadonlyMap<string | undefined, Cause> = new Map<string, Cause>([
  ['HardBounce', 'UNKNOWN_USER'],
  ['BadEmailAddress', 'UNKNOWN_USER'],
  ['ManuallyDeactivated', 'UNKNOWN_USER'],
  ['SoftBounce', 'EXPIRED'],
  ['DnsError', 'EXPIRED'],
  ['SpamNotification', 'SPAM'],
  ['VirusNotification', 'CONTENT'],
  ['Blocked', 'BLOCK_LIST'],
  ['SMTPApiError', 'RECEIVER_FAULT'],
  ['DMARCPolicy', 'AUTHENTICATION'],
  ['TemplateRenderingFailed', 'CONTENT'],
  ['Undeliverable', 'EXPIRED'],
  ['Unknown', 'UNKNOWN'],
  // It never left: its sender is not confirmed with Postmark.
  ['Unconfirmed', 'SENDER_REFUSED'],
]);

/** Postmark sends nothing to it any more, whoever asks and whatever the mail server had said. */
const deactivated = 'ManuallyDeactivated';

/** Null for what is about no mail of ours, and for what says that one arrived, is late, or was answered by a machine. */
export function readPostmarkReport(body: unknown): ProviderReport | null {
  const read = notice.safeParse(body);
  if (!read.success) return null;
  const messageId = read.data.Metadata?.[POSTMARK_FIELD];
  if (typeof messageId !== 'string' || !isUuid(messageId)) return null;
  const report = reportOf(read.data);
  return report === null ? null : { messageId, report };
}

function reportOf({ RecordType, Type, Description, Details }: Notice): BounceReport | null {
  if (RecordType === 'SpamComplaint' || (RecordType === 'Bounce' && Type === 'SpamComplaint'))
    return otherReport('COMPLAINT');
  const reportedAs = RecordType === 'Bounce' ? CAUSE_OF_TYPE.get(Type) : undefined;
  if (reportedAs === undefined) return null;
  const answer = Details?.replace(/^[\w-]+;\s*/, '') || Description || null;
  const facts = { action: 'failed', command: null, reportedAs } as const;
  const { cause } = diagnose({ ...readDiagnostic(Details ?? null, null), ...facts });
  return failureReport(Type === deactivated ? reportedAs : (cause ?? reportedAs), { answer, text: null });
}

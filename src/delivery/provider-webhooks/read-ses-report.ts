import { z } from 'zod';
import type { ProviderReport } from './provider-report.js';

const text = z.string().optional().catch(undefined);
const recipients = z
  .array(z.object({ action: text, status: text, diagnosticCode: text }))
  .catch([])
  .default([]);

/** Of notifications of an identity and of events of a configuration set: they differ in the name of their kind. */
const notice = z.object({
  notificationType: text,
  eventType: text,
  mail: z.object({
    /** The envelope's sender. */
    source: text,
    /** Only where the original headers are included. */
    headers: z
      .array(z.object({ name: z.string(), value: z.string() }))
      .catch([])
      .default([]),
    commonHeaders: z.object({ messageId: text }).optional().catch(undefined),
  }),
  bounce: z.object({ bounceType: text, bounceSubType: text, bouncedRecipients: recipients }).optional(),
  complaint: z.object({ complaintSubType: text, complaintFeedbackType: text }).optional(),
});

type Notice = z.infer<typeof notice>;

/** What of a mail may name it. */
export interface MailTraces {
  readonly envelopeFrom: string | null;
  /** As it left us, with its angle brackets. */
  readonly messageId: string | null;
}

/**
 * What a notice of Amazon SES says; null for what is about no mail of ours, and for what says that one arrived or is late.
 * @param ours the message of a mail; null if it is none of ours
 */
export function readSesReport(notification: string, ours: (mail: MailTraces) => string | null): ProviderReport | null {
  const read = parsed(notification);
  if (read === null) return null;
  const messageId = ours(tracesOf(read.mail));
  if (messageId === null) return null;
  const kind = read.notificationType ?? read.eventType;
  if (kind === 'Bounce' && read.bounce) return ofBounce(messageId, read.bounce);
  return kind === 'Complaint' && read.complaint ? ofComplaint(messageId, read.complaint) : null;
}

function ofBounce(
  messageId: string,
  { bounceType, bounceSubType, bouncedRecipients }: NonNullable<Notice['bounce']>,
): ProviderReport | null {
  const failed = bouncedRecipients.find(({ action }) => action?.toLowerCase() === 'failed');
  const permanent = bounceType === 'Permanent';
  // An answer of a machine ("I am away until Monday") is a bounce to SES too, and says of no recipient that it failed.
  if (!permanent && failed === undefined) return null;
  const { diagnosticCode, status } = failed ?? bouncedRecipients[0] ?? {};
  const said = diagnosticCode?.replace(/^[\w-]+;\s*/, '') || status || null;
  return { kind: 'BOUNCED', messageId, bounce: { answer: said ?? bounceSubType ?? null, permanent } };
}

function ofComplaint(
  messageId: string,
  { complaintSubType, complaintFeedbackType }: NonNullable<Notice['complaint']>,
): ProviderReport | null {
  // SES took the mail and did not send it, since somebody at that address had complained before.
  if (complaintSubType === 'OnAccountSuppressionList')
    return { kind: 'BOUNCED', messageId, bounce: { answer: complaintSubType, permanent: true } };
  // Its reader took it out of the spam folder.
  return complaintFeedbackType === 'not-spam' ? null : { kind: 'COMPLAINED', messageId };
}

function tracesOf({ source, headers, commonHeaders }: Notice['mail']): MailTraces {
  const header = headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value;
  return { envelopeFrom: source ?? null, messageId: (commonHeaders?.messageId ?? header)?.trim() ?? null };
}

function parsed(notification: string): Notice | null {
  try {
    return notice.safeParse(JSON.parse(notification)).data ?? null;
  } catch {
    return null;
  }
}

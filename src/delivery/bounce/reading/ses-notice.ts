import { z } from 'zod';
import { diagnose } from '../../diagnosis/diagnose.js';
import type { Cause, DsnAction } from '../../diagnosis/diagnosis.js';
import { readDiagnostic } from '../../diagnosis/read-diagnostic.js';
import { type BounceReport, failureReport, otherReport } from './report.js';

const text = z.string().optional().catch(undefined);
const recipients = z
  .array(z.object({ action: text, status: text, diagnosticCode: text }))
  .catch([])
  .default([]);

/** Of notifications of an identity and of events of a configuration set: they differ in the name of their kind. */
export const sesNotice = z.object({
  notificationType: text,
  eventType: text,
  bounce: z
    .object({ bounceType: text, bounceSubType: text, bouncedRecipients: recipients })
    .optional()
    .catch(undefined),
  complaint: z.object({ complaintSubType: text, complaintFeedbackType: text }).optional().catch(undefined),
  reject: z.object({ reason: text }).optional().catch(undefined),
});

export type SesNotice = z.infer<typeof sesNotice>;

/** What Amazon SES makes of a mail that came back, for where the mail server's answer says nothing. */
const causeOfType: Readonly<Record<string, Cause>> = {
  Permanent: 'UNKNOWN_USER',
  'Transient/MailboxFull': 'MAILBOX_FULL',
  'Transient/MessageTooLarge': 'TOO_LARGE',
  'Transient/ContentRejected': 'SPAM',
  'Transient/AttachmentRejected': 'CONTENT',
  Transient: 'EXPIRED',
};

// Its reader took it out of the spam folder; a filter found a virus, or no valid signature: nobody complained.
const noComplaint = new Set(['not-spam', 'auth-failure', 'virus']);

/** What a notice of Amazon SES says of a mail; null if it says nothing that follows from: that it arrived, for instance. */
export function readSesNotice({
  notificationType,
  eventType,
  bounce,
  complaint,
  reject,
}: SesNotice): BounceReport | null {
  const kind = notificationType ?? eventType;
  if (kind === 'Bounce' && bounce) return ofBounce(bounce);
  if (kind === 'Complaint' && complaint) return ofComplaint(complaint);
  // It had taken the mail and then found a virus in it.
  if (kind === 'Reject') return failureReport('CONTENT', { answer: reject?.reason ?? null, text: null });
  return kind === 'DeliveryDelay' ? otherReport('DELAYED') : null;
}

function ofBounce({
  bounceType = '',
  bounceSubType = '',
  bouncedRecipients,
}: NonNullable<SesNotice['bounce']>): BounceReport {
  const recipient = bouncedRecipients.find(({ action }) => action?.toLowerCase() === 'failed') ?? bouncedRecipients[0];
  const { action, status, diagnosticCode } = recipient ?? {};
  const isBare = (action ?? status ?? diagnosticCode) === undefined;
  // So it reports an answer of a machine ("I am away until Monday").
  if (isBare && bounceType === 'Transient' && /^(?:General)?$/.test(bounceSubType)) return otherReport('AUTO_REPLY');
  const diagnosis = diagnose({
    ...readDiagnostic(diagnosticCode ?? null, status ?? null),
    action: bounceType === 'Permanent' ? 'failed' : actionOf(action),
    command: null,
    reportedAs: causeOfType[`${bounceType}/${bounceSubType}`] ?? causeOfType[bounceType] ?? null,
  });
  if (diagnosis.cause === null) return otherReport('DELAYED');
  const said = diagnosticCode?.replace(/^[\w-]+;\s*/, '') || status || bounceSubType || null;
  return failureReport(diagnosis.cause, { answer: said, text: null });
}

function actionOf(written: string | undefined): DsnAction {
  const action = written?.toLowerCase() ?? '';
  return action === 'delayed' || action === 'delivered' || action === 'relayed' || action === 'expanded'
    ? action
    : 'failed';
}

function ofComplaint({
  complaintSubType,
  complaintFeedbackType,
}: NonNullable<SesNotice['complaint']>): BounceReport | null {
  // SES took the mail and did not send it, since somebody at that address had complained before.
  if (complaintSubType === 'OnAccountSuppressionList')
    return failureReport('UNKNOWN_USER', { answer: complaintSubType, text: null });
  return noComplaint.has(complaintFeedbackType ?? '') ? null : otherReport('COMPLAINT');
}

/** A notice that Amazon SNS sends by mail, where a topic has an address as its subscriber; null if there is none. */
export function sesNoticeIn(mailText: string): SesNotice | null {
  if (!mailText.includes('notificationType') && !mailText.includes('eventType')) return null;
  // Some mail servers break long lines so.
  const whole = mailText.replace(/!\r?\n /g, '');
  const envelope = parsed(whole.slice(whole.indexOf('{'), whole.lastIndexOf('}') + 1));
  const message = z.object({ Message: z.string() }).safeParse(envelope).data?.Message;
  const notice = sesNotice.safeParse(message === undefined ? envelope : parsed(message));
  return notice.success ? notice.data : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

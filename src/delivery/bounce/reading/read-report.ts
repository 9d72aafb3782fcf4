import { isArrival } from './arrivals.js';
import { isAutoReply } from './auto-reply.js';
import { causeInText } from './cause-in-text.js';
import { isComplaint } from './complaint.js';
import { isDelay } from './delays.js';
import { failedRecipient } from './failed-recipient.js';
import { type MailParts, mailPartsOf } from './mail-parts.js';
import { beforeQuoted } from './quoted-original.js';
import { type BounceReport, failureReport, otherReport } from './report.js';
import { isReport } from './report-shapes.js';
import { readSesNotice, sesNoticeIn } from './ses-notice.js';
import { type RecipientStatus, statusGroups } from './status-groups.js';

/**
 * What a mail says that came to an address for reports: by the part that is there for machines (RFC 3464, 5965, 6533), else
 * by who signs it, how it begins and which answers of mail servers it repeats.
 *
 * Null if it is no report: somebody wrote to the address, or the mail arrived.
 */
export async function readReport(mail: Buffer): Promise<BounceReport | null> {
  const parts = await mailPartsOf(mail).catch(() => null);
  // Nested more than 256 deep: nobody reports so.
  if (parts === null) return null;
  const complaint = isComplaint(parts);
  if (complaint !== null) return complaint ? otherReport('COMPLAINT') : null;
  if (/disposition-notification/i.test(parts.headers.get('content-type') ?? '')) return otherReport('AUTO_REPLY');
  const notice = sesNoticeIn(parts.text);
  if (notice !== null) return readSesNotice(notice);
  const told = beforeQuoted(parts.text);
  const groups = groupsOf(parts, told).filter(({ action }) => action !== null);
  return groups.length > 0 ? ofGroups(groups, told) : ofText(parts, told);
}

/** From the part that is there for them, or from where others write them. */
function groupsOf(parts: MailParts, told: string): RecipientStatus[] {
  if (parts.deliveryStatus !== null) return statusGroups(parts.deliveryStatus);
  const hasFields = /^[ \t]*(?:final|original)-recipient[ \t]*:/im.test(told);
  return hasFields && isReport(parts) ? statusGroups(told) : [];
}

function ofGroups(groups: readonly RecipientStatus[], told: string): BounceReport | null {
  const failed = failedRecipient(groups, told);
  if (failed !== null) return failureReport(failed.cause, { ...failed, text: told });
  return groups.some(({ action }) => action === 'delayed') ? otherReport('DELAYED') : null;
}

function ofText(parts: MailParts, told: string): BounceReport | null {
  if (parts.deliveryStatus === null && !isReport(parts)) return isAutoReply(parts) ? otherReport('AUTO_REPLY') : null;
  if (isDelay(parts.subject, told)) return otherReport('DELAYED');
  if (isArrival(told)) return null;
  const { cause, answer } = causeInText(told, parts.subject);
  return failureReport(cause, { answer, text: told });
}

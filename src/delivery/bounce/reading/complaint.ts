import type { MailParts } from './mail-parts.js';

// What a feedback report is about that nobody pressed a button for (RFC 5965, RFC 6591), or took back.
const noComplaint = /^(?:auth-failure|virus|not-spam|dmarc|dkim|spf)/;

/** Mailbox providers that report in a form of their own. */
const subjects = /^complaint about message from\b|^abuse report\b|^feedback loop report/i;

/**
 * Whether its reader marked a mail as spam, or had their mail program take them off the list. Null if the mail says nothing
 * of that kind; false if it does, and means something else.
 */
export function isComplaint({ feedback, subject, quoted, text, headers }: MailParts): boolean | null {
  if (feedback !== null) {
    const type = /^feedback-type[ \t]*:[ \t]*([\w-]+)/im.exec(feedback)?.[1]?.toLowerCase() ?? 'abuse';
    return !noComplaint.test(type);
  }
  if (/report-type="?feedback-report/i.test(headers.get('content-type') ?? '')) return true;
  if (quoted !== null && subjects.test(subject)) return true;
  return /^unsubscribe$/i.test(subject.trim()) && /\bto unsubscribe\b/i.test(text) ? true : null;
}

import type { ParsedMail } from '../mail-content.js';

export type MailView = 'html' | 'text' | 'headers' | 'source';

/** The view that was asked for; else the one closest to what the mail's reader sees. */
export function viewOf(content: ParsedMail, asked: MailView | undefined): MailView {
  if (content.unreadableBecause !== null) return 'source';
  return asked ?? (content.html === null ? 'text' : 'html');
}

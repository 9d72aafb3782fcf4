import type { StoredMail } from '../mail-store.js';

export function subjectOf(mail: StoredMail): string {
  if (!mail.readable) return '(a mail that could not be parsed)';
  return mail.subject.trim() || '(no subject)';
}

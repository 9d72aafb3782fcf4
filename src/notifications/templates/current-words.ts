import { type MailKind, type MailTemplate, readerOf } from '../../mails/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';

const select = `
  SELECT subject, greeting, opening, closing, sign_off AS "signOff" FROM templates
  WHERE organization_id = $1 AND kind = $2 AND locale = $3 ORDER BY version DESC LIMIT 1`;

/**
 * The organization's own words that stand now for that mail, in the language in which a reader of this locale is written
 * to; null if it never had any.
 */
export async function currentWords(tx: WriteTransaction, kind: MailKind, locale: string): Promise<MailTemplate | null> {
  const { language } = readerOf(locale);
  const [words] = await tx.query<MailTemplate>(select, [tx.organizationId, kind, language.locale]);
  return words ?? null;
}

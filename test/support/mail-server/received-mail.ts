import PostalMime, { type Email } from 'postal-mime';

export interface Envelope {
  /** Empty for the null sender `<>`. */
  readonly from: string;
  readonly to: readonly string[];
}

export interface ReceivedMail {
  readonly envelope: Envelope;
  /** As it was sent, with the dots that SMTP doubles undone. */
  readonly raw: Buffer;
  readonly parsed: Email;
  /** When its dot had come, in milliseconds since 1970. */
  readonly receivedAt: number;
}

export async function receivedMail(envelope: Envelope, raw: Buffer): Promise<ReceivedMail> {
  const receivedAt = Date.now();
  return { envelope, raw, parsed: await PostalMime.parse(raw), receivedAt };
}

/** `to` is a recipient of the envelope, whatever its case; a `subject` that is a string must be equal. */
export type Match = { readonly to?: string; readonly subject?: string | RegExp } | ((mail: ReceivedMail) => boolean);

export function matches(mail: ReceivedMail, match: Match): boolean {
  if (typeof match === 'function') return match(mail);
  const { to, subject } = match;
  if (to !== undefined && !mail.envelope.to.some((address) => address.toLowerCase() === to.toLowerCase())) return false;
  if (subject === undefined) return true;
  const actual = mail.parsed.subject ?? '';
  return typeof subject === 'string' ? subject === actual : subject.test(actual);
}

export function describeMatch(match: Match): string {
  if (typeof match === 'function') return 'that satisfies the predicate';
  const wishes = [match.to && `to ${match.to}`, match.subject && `with the subject ${String(match.subject)}`];
  return wishes.filter(Boolean).join(' ') || 'at all';
}

export function describeMail({ envelope, parsed }: ReceivedMail): string {
  return `"${parsed.subject ?? ''}" from <${envelope.from}> to ${envelope.to.join(', ')}`;
}

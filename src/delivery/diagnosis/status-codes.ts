import type { Cause } from './diagnosis.js';

/** The causes behind an enhanced status (RFC 3463 and its registry, and what Exchange Online makes of it), without its first digit. */
const CAUSE_OF_STATUS: Readonly<Record<string, Cause>> = {
  '1.0': 'UNKNOWN_USER',
  '1.1': 'UNKNOWN_USER',
  '1.2': 'DEAD_DOMAIN',
  '1.3': 'UNKNOWN_USER',
  '1.4': 'UNKNOWN_USER',
  '1.6': 'MOVED_AWAY',
  '1.7': 'SENDER_REFUSED',
  '1.8': 'SENDER_REFUSED',
  // RFC 7505, a domain that says it takes no mail; to Exchange Online a recipient that its directory does not know.
  '1.10': 'UNKNOWN_USER',
  '1.20': 'CONTENT',
  '1.90': 'RATE',
  '1.351': 'UNKNOWN_USER',
  '2.1': 'MAILBOX_CLOSED',
  '2.2': 'MAILBOX_FULL',
  '2.3': 'TOO_LARGE',
  '2.4': 'POLICY',
  '2.121': 'NOT_NOW',
  '2.122': 'NOT_NOW',
  '3.1': 'MAILBOX_FULL',
  '3.2': 'RECEIVER_FAULT',
  '3.3': 'RECEIVER_FAULT',
  '3.4': 'TOO_LARGE',
  '3.5': 'RECEIVER_FAULT',
  '4.2': 'EXPIRED',
  '4.3': 'RECEIVER_FAULT',
  '4.4': 'DEAD_DOMAIN',
  '4.5': 'EXPIRED',
  '4.6': 'LOOP',
  '4.7': 'EXPIRED',
  '4.14': 'LOOP',
  '4.300': 'EXPIRED',
  '4.310': 'DEAD_DOMAIN',
  '4.312': 'EXPIRED',
  '4.316': 'EXPIRED',
  '7.5': 'AUTHENTICATION',
  '7.8': 'LOGIN',
  // Its user was disabled; the mailbox or the domain is somebody else's now (RFC 7293).
  '7.13': 'MAILBOX_CLOSED',
  '7.17': 'MOVED_AWAY',
  '7.18': 'MOVED_AWAY',
  '7.20': 'AUTHENTICATION',
  '7.21': 'AUTHENTICATION',
  '7.22': 'AUTHENTICATION',
  '7.23': 'AUTHENTICATION',
  '7.24': 'AUTHENTICATION',
  '7.25': 'REVERSE_DNS',
  '7.26': 'AUTHENTICATION',
  // The sender's domain takes no mail; sendmail says so of the recipient's, in words.
  '7.27': 'SENDER_REFUSED',
  '7.28': 'RATE',
  '7.29': 'AUTHENTICATION',
  '7.30': 'AUTHENTICATION',
  '7.57': 'LOGIN',
  '7.60': 'SENDER_REFUSED',
  '7.64': 'RELAYING_DENIED',
  // The recipient's organization does not let mail be forwarded out of it.
  '7.520': 'POLICY',
};

/** Exchange Online numbers what it holds against senders from 5.7.500 on. */
const firstOfSenders = 500;

/** Null where the status says nothing that decides. */
export function causeOfStatus(enhanced: string | null): Cause | null {
  const [, subject = '', detail = ''] = /^[245]\.(\d{1,3})\.(\d{1,3})$/.exec(enhanced ?? '') ?? [];
  const known = CAUSE_OF_STATUS[`${subject}.${detail}`];
  if (known !== undefined) return known;
  return subject === '7' && Number(detail) >= firstOfSenders ? 'BLOCK_LIST' : null;
}

/**
 * What it means for a mail, its address and us that it was refused, came back or was answered:
 *
 * - `ADDRESS_DEAD`: nobody reads mail there. The only one that suppresses an address.
 * - `NOT_DELIVERED`: this mail did not arrive; the address may be alive. A person is told.
 * - `SENDER_FAULT`: about us: our address on the net, a block list, a signature, our domain, too many mails. The operator
 *   is alerted; nothing is held against the reader.
 * - `COMPLAINT`: its reader marked it as spam.
 * - `DELAYED`: it is tried again. `AUTO_REPLY`: a machine answers for its reader. Nothing follows from either.
 * - `OTHER`: surely a report of a mail that did not arrive; why, it does not say in words that we know.
 */
export type DiagnosisClass =
  | 'ADDRESS_DEAD'
  | 'NOT_DELIVERED'
  | 'SENDER_FAULT'
  | 'COMPLAINT'
  | 'DELAYED'
  | 'AUTO_REPLY'
  | 'OTHER';

/** Those that say that a mail did not arrive. */
export type FailureClass = Extract<DiagnosisClass, 'ADDRESS_DEAD' | 'NOT_DELIVERED' | 'SENDER_FAULT' | 'OTHER'>;

/** Why a mail did not arrive, and what that means. */
export const CLASS_OF_CAUSE = {
  UNKNOWN_USER: 'ADDRESS_DEAD',
  MAILBOX_CLOSED: 'ADDRESS_DEAD',
  MOVED_AWAY: 'ADDRESS_DEAD',
  DEAD_DOMAIN: 'ADDRESS_DEAD',
  MAILBOX_FULL: 'NOT_DELIVERED',
  NOT_NOW: 'NOT_DELIVERED',
  TOO_LARGE: 'NOT_DELIVERED',
  EXPIRED: 'NOT_DELIVERED',
  SPAM: 'NOT_DELIVERED',
  CONTENT: 'NOT_DELIVERED',
  POLICY: 'NOT_DELIVERED',
  LOOP: 'NOT_DELIVERED',
  FORWARD_FAILED: 'NOT_DELIVERED',
  RECEIVER_FAULT: 'NOT_DELIVERED',
  BLOCK_LIST: 'SENDER_FAULT',
  AUTHENTICATION: 'SENDER_FAULT',
  REVERSE_DNS: 'SENDER_FAULT',
  SENDER_REFUSED: 'SENDER_FAULT',
  RELAYING_DENIED: 'SENDER_FAULT',
  RATE: 'SENDER_FAULT',
  LOGIN: 'SENDER_FAULT',
  BURST: 'SENDER_FAULT',
  UNKNOWN: 'OTHER',
} as const satisfies Record<string, FailureClass>;

export type Cause = keyof typeof CLASS_OF_CAUSE;

/** To which command of SMTP an answer was given. */
export type SmtpCommand = 'CONNECT' | 'MAIL' | 'RCPT' | 'DATA';

/** What became of a recipient, in the words of RFC 3464. */
export type DsnAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

/** What a mail server answered of one recipient, whoever tells us. */
export interface Refusal {
  /** The reply code, 550; null if nobody says it. */
  readonly code: number | null;
  /** RFC 3463, 5.1.1. */
  readonly enhanced: string | null;
  /** In the words of the mail server. */
  readonly text: string | null;
  readonly action: DsnAction;
  /** What it answered; null if nobody says it. */
  readonly command: SmtpCommand | null;
  /** What whoever reports makes of it, for where the answer itself says nothing; null if nothing. */
  readonly reportedAs: Cause | null;
}

/** `cause` is null where nothing failed. */
export type Diagnosis =
  | { readonly class: FailureClass; readonly cause: Cause }
  | { readonly class: 'DELAYED'; readonly cause: null };

export function diagnosisOf(cause: Cause): { readonly class: FailureClass; readonly cause: Cause } {
  return { class: CLASS_OF_CAUSE[cause], cause };
}

import { CANDIDATE_ACTS, type CandidateAct, type MailOutcome } from './mail-facts.js';

type Decision = MailOutcome['kind'];

const DECISIONS: readonly Decision[] = ['HIRED', 'REJECTED', 'ADVANCED'];

export type OutcomeMailKind = `OUTCOME_${Decision}`;

export type ReceiptMailKind = `RECEIPT_${CandidateAct}`;

export function outcomeMail(decision: Decision): OutcomeMailKind {
  return `OUTCOME_${decision}`;
}

export function receiptMail(act: CandidateAct): ReceiptMailKind {
  return `RECEIPT_${act}`;
}

/** Told each in words of its own: what fits a yes would be cruel in a no. */
export const OUTCOME_MAIL_KINDS: readonly OutcomeMailKind[] = DECISIONS.map(outcomeMail);

export const RECEIPT_MAIL_KINDS: readonly ReceiptMailKind[] = CANDIDATE_ACTS.map(receiptMail);

/** News that other news can stand beside in one mail. Outcomes and receipts are always mails of their own. */
export const DIGEST_ITEM_KINDS = [
  'TIMELINE_SET',
  'TIMELINE_EXTENDED',
  'TIMELINE_ADVANCED',
  'TIMELINE_RECONFIRMED',
  'TIMELINE_HELD',
  'TIMELINE_RESUMED',
  'TIMELINE_PASSED',
  'STILL_UNDECIDED',
] as const;

export type DigestItemKind = (typeof DIGEST_ITEM_KINDS)[number];

/** What a candidate can be written about one application; one composition each in `bodies/mail-bodies.ts`. */
export type MailKind = DigestItemKind | OutcomeMailKind | ReceiptMailKind;

export const MAIL_KINDS: readonly MailKind[] = [...DIGEST_ITEM_KINDS, ...OUTCOME_MAIL_KINDS, ...RECEIPT_MAIL_KINDS];

export function isOutcome(kind: MailKind): kind is OutcomeMailKind {
  return kind.startsWith('OUTCOME_');
}

export function isReceipt(kind: MailKind): kind is ReceiptMailKind {
  return kind.startsWith('RECEIPT_');
}

/** Of which decision a mail tells. */
export function decisionOf(kind: OutcomeMailKind): Decision {
  return kind.slice('OUTCOME_'.length) as Decision;
}

/** Which act a receipt answers. */
export function actOf(kind: ReceiptMailKind): CandidateAct {
  return kind.slice('RECEIPT_'.length) as CandidateAct;
}

/** What members are written: everything of a day in one, and what cannot wait for it. */
export const MEMBER_MAIL_KINDS = [
  'MEMBER_DIGEST',
  'CANDIDATE_UNREACHABLE',
  'MEMBER_UNREACHABLE',
  'CANDIDATE_ACTED',
  'WEBHOOK_DISABLED',
] as const;

export type MemberMailKind = (typeof MEMBER_MAIL_KINDS)[number];

/** Every kind of mail there is. */
export type AnyMailKind =
  | MailKind
  | 'DIGEST'
  | MemberMailKind
  | 'COMPETING_OFFER'
  | 'NEW_LINK'
  | 'ADDRESS_CONFIRMATION'
  | 'ANSWER_RECORDED'
  | 'ANSWER_OVERTAKEN';

/** What a candidate can be written about one application; one composition each in `bodies/mail-bodies.ts`. */
export const MAIL_KINDS = [
  'TIMELINE_SET',
  'TIMELINE_EXTENDED',
  'TIMELINE_ADVANCED',
  'TIMELINE_RECONFIRMED',
  'TIMELINE_HELD',
  'TIMELINE_RESUMED',
  'TIMELINE_PASSED',
  'STILL_UNDECIDED',
  'OUTCOME',
  'RECEIPT',
] as const;

export type MailKind = (typeof MAIL_KINDS)[number];

/** Outcomes and receipts are always mails of their own. */
export type DigestItemKind = Exclude<MailKind, 'OUTCOME' | 'RECEIPT'>;

/** What members are written: everything of a day in one, and two things at once and alone. */
export const MEMBER_MAIL_KINDS = [
  'MEMBER_DIGEST',
  'CANDIDATE_UNREACHABLE',
  'MEMBER_UNREACHABLE',
  'CANDIDATE_ACTED',
] as const;

export type MemberMailKind = (typeof MEMBER_MAIL_KINDS)[number];

/** Every kind of mail there is. */
export type AnyMailKind = MailKind | 'DIGEST' | MemberMailKind;

/**
 * Notes that only reassure. A candidate may decline them without losing anything they were promised; what carries a
 * new date, a broken promise or a decision is not silenced by a preference.
 */
export const DECLINABLE_KINDS = ['TIMELINE_RECONFIRMED', 'STILL_UNDECIDED'] as const satisfies readonly MailKind[];

/** For one mail about all of these. */
export function mayBeDeclined(kinds: readonly MailKind[]): boolean {
  const declinable: readonly MailKind[] = DECLINABLE_KINDS;
  return kinds.every((kind) => declinable.includes(kind));
}

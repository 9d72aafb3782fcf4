import type { MailKind, MemberItemKind, PageMailKind } from '../../mails/index.js';

/** What somebody can be told: candidates what their mails tell, members what their digest gathers, and a bounce at once. */
export type NotificationKind =
  | MailKind
  | MemberItemKind
  | 'CANDIDATE_UNREACHABLE'
  | 'CANDIDATE_ACTED'
  | 'COMPETING_OFFER'
  | PageMailKind;

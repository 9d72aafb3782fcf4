/** What a candidate can be written about; one composition each in `mail-bodies.ts`. */
export const MAIL_KINDS = [
  'TIMELINE_SET',
  'TIMELINE_EXTENDED',
  'TIMELINE_ADVANCED',
  'TIMELINE_RECONFIRMED',
  'TIMELINE_HELD',
  'TIMELINE_RESUMED',
  'TIMELINE_PASSED',
  'OUTCOME',
] as const;

export type MailKind = (typeof MAIL_KINDS)[number];

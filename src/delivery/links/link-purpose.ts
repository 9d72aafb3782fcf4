/** What a link lets whoever follows it do. */
export type LinkPurpose = 'PREFERENCES' | 'STATUS' | 'ANSWER' | 'CALENDAR' | 'ADDRESS';

/**
 * For how many days a link opens, unless what it is about ends before. A choice of mails stays as long as mails are found
 * again; a calendar is fetched for longer than any promise lasts; an answer is worth little when its reminder is old.
 */
export const LINK_DAYS: Readonly<Record<LinkPurpose, number>> = {
  PREFERENCES: 180,
  STATUS: 90,
  ANSWER: 14,
  CALENDAR: 400,
  ADDRESS: 7,
};

/** Links that mails hold, by the name of their place in a body; their pages lie at the same name. */
const IN_MAILS: ReadonlyMap<string, LinkPurpose> = new Map([
  ['preferences', 'PREFERENCES'],
  ['status', 'STATUS'],
  ['answer', 'ANSWER'],
  ['address', 'ADDRESS'],
]);

/** Null for a name that no page has. */
export function purposeNamed(name: string): LinkPurpose | null {
  return IN_MAILS.get(name) ?? null;
}

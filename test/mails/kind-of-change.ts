import type { MailKind } from '../../src/mails/mail-kind.js';
import type { NewsTimeline } from '../../src/mails/news.js';

/** What a settled change is told as: by what the candidate was last told, a changed hold first. */
export function kindOfChange({ disclosed, current, holdUntil }: NewsTimeline, wasHeld: boolean): MailKind {
  if (disclosed === null) return 'TIMELINE_SET';
  if (holdUntil !== null) return 'TIMELINE_HELD';
  if (wasHeld) return 'TIMELINE_RESUMED';
  if (current.date > disclosed.date) return 'TIMELINE_EXTENDED';
  return current.date < disclosed.date ? 'TIMELINE_ADVANCED' : 'TIMELINE_RECONFIRMED';
}

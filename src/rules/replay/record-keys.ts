import type { MessageItem } from '../telling/candidate-state.js';
import type { NotificationRecord } from '../telling/notification-record.js';

/** One for all records of the same. */
export function keyOf({
  outcomeId,
  timelineId,
  revision,
}: Pick<MessageItem, 'outcomeId' | 'timelineId' | 'revision'>): string {
  return outcomeId ?? `${timelineId} ${revision}`;
}

export function isAbout(
  record: NotificationRecord,
  about: { readonly outcomeId: string } | { readonly timelineId: string },
): boolean {
  if ('outcomeId' in about) return 'outcomeId' in record && record.outcomeId === about.outcomeId;
  return 'timelineId' in record && record.timelineId === about.timelineId;
}

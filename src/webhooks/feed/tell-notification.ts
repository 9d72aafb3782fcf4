import type { EventFacts, FeedNotificationRow } from './event-facts.js';
import { type ToldEvent, told } from './told-event.js';

interface OfMessage {
  readonly messageId: string;
}

/** One event for each thing that the message tells: a digest tells of several applications. */
export function tellSent({ messageId }: OfMessage, facts: EventFacts): readonly ToldEvent[] {
  return outside(facts.ofMessage(messageId)).map((row) =>
    told('notification.told.v1', aboutOf(row), { ...factsOf(row), messageId }),
  );
}

/** `again`: that it came back was told before, and now its address is known to be dead. */
export function tellBounced(
  { messageId, again }: OfMessage & { readonly again: boolean },
  facts: EventFacts,
): readonly ToldEvent[] {
  const rows = facts.ofMessage(messageId);
  const bounced = outside(again ? [] : rows).map((row) =>
    told('notification.bounced.v1', aboutOf(row), { ...factsOf(row), messageId }),
  );
  return [
    ...bounced,
    ...unreachable(
      rows.filter(({ isDeadAddress }) => isDeadAddress),
      'BOUNCED',
    ),
  ];
}

export function tellFailed(
  { messageId, failure }: OfMessage & { failure: string },
  facts: EventFacts,
): readonly ToldEvent[] {
  const rows = facts.ofMessage(messageId);
  const failed = outside(rows).map((row) =>
    told('notification.failed.v1', aboutOf(row), { ...factsOf(row), messageId, failure }),
  );
  return [...failed, ...(failure === 'RECIPIENT_REFUSED' ? unreachable(rows, failure) : [])];
}

export function tellComplained({ messageId }: OfMessage, facts: EventFacts): readonly ToldEvent[] {
  return unreachable(facts.ofMessage(messageId), 'COMPLAINED');
}

export function tellWithheld(
  { notificationId }: { readonly notificationId: string },
  facts: EventFacts,
): readonly ToldEvent[] {
  const row = facts.notification(notificationId);
  if (row === undefined || row.withheldBecause === null || outside([row]).length === 0) return [];
  const { withheldBecause } = row;
  return [told('notification.withheld.v1', aboutOf(row), { ...factsOf(row), withheldBecause })];
}

/** Without what is about an offer that a candidate has elsewhere: other systems show what they hear to those who evaluate. */
function outside(rows: readonly FeedNotificationRow[]): readonly FeedNotificationRow[] {
  return rows.filter(({ kind }) => kind !== 'RECEIPT_COMPETING_OFFER');
}

function unreachable(
  rows: readonly FeedNotificationRow[],
  because: 'RECIPIENT_REFUSED' | 'BOUNCED' | 'COMPLAINED',
): readonly ToldEvent[] {
  const applications = new Set(rows.map(({ applicationId }) => applicationId));
  return [...applications].map((applicationId) => told('candidate.unreachable.v1', { applicationId }, { because }));
}

function aboutOf({ applicationId }: FeedNotificationRow) {
  return { applicationId };
}

function factsOf({ id: notificationId, kind, timelineId, revision, outcomeId: decisionId }: FeedNotificationRow) {
  return { notificationId, kind, timelineId, revision, decisionId };
}

import type { Temporal } from 'temporal-polyfill';
import type { NotificationRecord } from '../telling/notification-record.js';
import type { ReplayedRecord } from './candidate-world.js';

/** One message of a replay. */
export interface SentMessage {
  readonly at: Temporal.Instant;
  /** As of the message in the service: what it tells, or `DIGEST` if it is more than one thing. */
  readonly kind: NotificationRecord['kind'] | 'DIGEST';
  readonly records: readonly [NotificationRecord, ...NotificationRecord[]];
}

/** What was sent, message by message. A date that goes with a decision is no part of its own. */
export function sentMessages(records: readonly ReplayedRecord[]): SentMessage[] {
  const sent = records.filter(({ message }) => message !== null);
  return [...Map.groupBy(sent, ({ message }) => message).values()].flatMap(([first, ...others]): SentMessage[] => {
    if (first === undefined) return [];
    const { at, record } = first;
    const isOne = others.length === 0 || 'outcomeId' in record;
    return [{ at, kind: isOne ? record.kind : 'DIGEST', records: [record, ...others.map((other) => other.record)] }];
  });
}

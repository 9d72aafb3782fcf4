import type { Temporal } from 'temporal-polyfill';
import { toInstant } from '../../platform/database/dates.js';
import { type Delivery, type HistoryEvent, isNote, type NotificationRecord } from '../../rules/index.js';
import type { SentRow } from './history-rows.js';

/** How long it took to its end; null: it has none of its own. */
interface RecordedDelivery extends Omit<Delivery, 'at'> {
  readonly took: Temporal.Duration | null;
}

/** What became of what a candidate was told, by what it was, in the order in which they were. */
export type Deliveries = ReadonlyMap<string, readonly RecordedDelivery[]>;

/** @param refused messages because of which nothing was sent to the address any more */
export function deliveriesOf(sent: readonly SentRow[], refused: ReadonlySet<string>): Deliveries {
  const byKey = Map.groupBy(sent, keyOfRow);
  const deliver = (row: SentRow) => ({ ...deliveryOf(row), suppresses: refused.has(row.messageId) });
  return new Map([...byKey].map(([key, rows]) => [key, rows.map(deliver)]));
}

/** Delivers what is told as it was delivered then; what never was is accepted at once. */
export function delivering(deliveries: Deliveries): (record: NotificationRecord, at: Temporal.Instant) => Delivery {
  const told = new Map<string, number>();
  return (record, at) => {
    const key = keyOf(record);
    const times = told.get(key) ?? 0;
    told.set(key, times + 1);
    const delivery = deliveries.get(key)?.[times];
    if (delivery === undefined) return { end: 'ACCEPTED', at, recallable: false };
    const { took, ...rest } = delivery;
    return { ...rest, at: took === null ? null : at.add(took) };
  };
}

/** What came back of it, and when. */
export function bounced(sent: readonly SentRow[]): HistoryEvent[] {
  return [...Map.groupBy(sent, ({ messageId }) => messageId).values()].flatMap((items) => {
    const at = items[0]?.bouncedAt;
    return at == null ? [] : [{ kind: 'BOUNCED', at: toInstant(at), items }];
  });
}

function deliveryOf({ at, status, failure, sentAt, endedAt }: SentRow): RecordedDelivery {
  const took = (end: Date | null) => (end === null ? null : toInstant(at).until(toInstant(end)));
  if (status === 'SENT') return { end: 'ACCEPTED', took: took(sentAt), recallable: false };
  const isEnd = status === 'DEAD' || (status === 'CANCELLED' && (failure === 'SUPPRESSED' || failure === 'STOPPED'));
  if (isEnd) return { end: 'FAILED', took: took(endedAt), recallable: false, stopped: failure === 'STOPPED' };
  // Under way, or taken back by what overtook it.
  return { end: 'FAILED', took: null, recallable: true };
}

function keyOf(record: NotificationRecord): string {
  if ('outcomeId' in record) return record.outcomeId;
  return 'promise' in record
    ? noteKey(record.timelineId, record.promise, record.number)
    : `${record.timelineId} ${record.revision}`;
}

function keyOfRow(row: SentRow): string {
  const { outcomeId, timelineId, revision, rung } = row;
  if (outcomeId !== null) return outcomeId;
  return isNote(row) ? noteKey(timelineId, revision, rung ?? 0) : `${timelineId} ${revision}`;
}

function noteKey(timelineId: string | null, promise: number | null, number: number): string {
  return `${timelineId} ${promise} note ${number}`;
}

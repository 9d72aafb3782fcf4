import type { Temporal } from 'temporal-polyfill';
import { type TimelineStatus, timelineStatus } from '../../rules/index.js';
import type { TimelineEntity } from './timeline.entity.js';

/** What the status follows from. */
export const statusColumns = ['closedAs', 'heldUntil', 'dueAt', 'dueSoonAt'] as const;

/** Rule 2, from the instants a row keeps for it. */
export function statusOfRow(
  row: Pick<TimelineEntity, (typeof statusColumns)[number]>,
  now: Temporal.Instant,
): TimelineStatus {
  const { closedAs, heldUntil, dueSoonAt, dueAt } = row;
  const facts = { closedAs, isHeld: heldUntil !== null, dueSoonAt: dueSoonAt.getTime(), dueAt: dueAt.getTime() };
  return timelineStatus(facts, now.epochMilliseconds);
}

/** The same rule in SQL, for filters: of a timeline called `t`, with the instant in that parameter. */
export function statusSql(now: string): string {
  return `CASE WHEN t.closed_as IS NOT NULL THEN t.closed_as WHEN t.held_until IS NOT NULL THEN 'ON_HOLD'
    WHEN t.due_at <= ${now} THEN 'SLIPPED' WHEN t.due_soon_at <= ${now} THEN 'DUE_SOON' ELSE 'ON_TRACK' END`;
}

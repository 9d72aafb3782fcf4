import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { MessageContent } from '../../delivery/index.js';
import { toInstant } from '../../platform/database/dates.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';

type CalendarFile = NonNullable<MessageContent['calendars']>[number];

/**
 * Reads the file that a member's digest brings for their calendar: what changed since that instant, or ever. Null: they want
 * none, or nothing changed.
 */
export type ReadCalendarFile = (
  tx: WriteTransaction,
  memberId: string,
  since: Temporal.Instant | null,
) => Promise<CalendarFile | null>;

// One that failed, or was cancelled, brought nothing.
const selectLastSent = statement(
  'digest_last_sent',
  `
  SELECT m.composed_at AS at FROM digests d
  JOIN messages m ON m.organization_id = $1 AND m.id = d.message_id
  WHERE d.organization_id = $1 AND d.member_id = $2 AND m.status NOT IN ('CANCELLED', 'DEAD')
  ORDER BY d.day DESC LIMIT 1`,
);

// A change is dated when its transaction begins, and seen once that ended: seconds later, at the most.
const overlap = { minutes: 1 };

/** Files for the calendars of members. Who keeps calendars says here how they are read: a module above this one. */
@Injectable()
export class DigestCalendars {
  readonly #sources: ReadCalendarFile[] = [];

  add(read: ReadCalendarFile): void {
    this.#sources.push(read);
  }

  /** What changed since the member's last digest that was sent. */
  async filesFor(tx: WriteTransaction, memberId: string): Promise<CalendarFile[]> {
    if (this.#sources.length === 0) return [];
    const [last] = await tx.query<{ at: Date }>(selectLastSent, [tx.organizationId, memberId]);
    const since = last === undefined ? null : toInstant(last.at).subtract(overlap);
    const files: CalendarFile[] = [];
    for (const read of this.#sources) {
      const file = await read(tx, memberId, since);
      if (file !== null) files.push(file);
    }
    return files;
  }
}

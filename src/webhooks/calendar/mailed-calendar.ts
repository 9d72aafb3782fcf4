import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { DigestCalendars } from '../../notifications/index.js';
import { toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { laterOf } from '../../rules/index.js';
import { type DueDecisionRow, decisionsOf, dueDecisionsOf, subscribedSince } from './calendar-feed.reads.js';
import { changedDecisions } from './member-calendar.js';

/** What changed in a member's calendar, for their digest: programs ask for the calendar itself when they please. */
@Injectable()
export class MailedCalendar implements OnModuleInit {
  constructor(private readonly calendars: DigestCalendars) {}

  onModuleInit(): void {
    this.calendars.add(async (tx, memberId, since) => {
      const content = await this.#changed(tx, memberId, since);
      return content === null ? null : { filename: 'due-decisions.ics', method: 'PUBLISH', content };
    });
  }

  /** Null for who has no calendar. What it showed at first, the program read itself. */
  async #changed(tx: WriteTransaction, memberId: string, since: Temporal.Instant | null): Promise<string | null> {
    const { organizationId, now } = tx;
    const [subscribed] = await tx.query<{ at: Date | null }>(subscribedSince, [organizationId, memberId]);
    if (subscribed?.at == null) return null;
    const from = since === null ? toInstant(subscribed.at) : laterOf(since, toInstant(subscribed.at));
    const asked = [organizationId, memberId, now.toString(), from.toString()];
    const rows = await tx.query<DueDecisionRow>(dueDecisionsOf.text, asked);
    return rows.length === 0 ? null : changedDecisions(decisionsOf(rows));
  }
}

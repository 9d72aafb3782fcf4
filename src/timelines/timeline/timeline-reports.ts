import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { RuleSettings } from '../../organizations/index.js';
import { toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import {
  applyApproved,
  applyBounced,
  applyNotApproved,
  applyNoteFailed,
  applySendEnded,
  applySentAgain,
  applyTellAgain,
  lastDisclosure,
  laterOf,
  type Step,
  type TimelineFacts,
} from '../../rules/index.js';
import { type TermsRow, termsOf } from './terms-row.js';
import { TimelineChanges } from './timeline-changes.js';

// A message that comes back takes along what it disclosed, not what a member said or a page showed.
const cameBack = `d.kind = 'ACCEPTED' AND (d.revision = $3 OR EXISTS (
  SELECT FROM timeline_disclosures w
  WHERE w.organization_id = $1 AND w.timeline_id = $2 AND w.revision = d.revision AND w.kind = 'WITHDRAWN'
    AND w.at >= d.at AND w.id > d.id))`;

// Every disclosure that did not bounce, in the order in which the candidate heard: what they knew when.
const selectDisclosed = `
  SELECT r.number AS revision, r.to_date AS "toDate", r.precision, r.held_until AS "heldUntil", min(d.at) AS at
  FROM timeline_disclosures d
  JOIN timeline_revisions r ON r.organization_id = $1 AND r.timeline_id = $2 AND r.number = d.revision
  WHERE d.organization_id = $1 AND d.timeline_id = $2 AND d.kind <> 'WITHDRAWN' AND r.number <= $3
    AND NOT (${cameBack})
  GROUP BY r.number, r.to_date, r.precision, r.held_until ORDER BY r.number`;

// Rule 6: contacts logged while it was open, and what was accepted or said by a member and did not come back.
const selectTouched = `
  SELECT max(touched.at) AS at FROM (
    SELECT k.at FROM contacts k
    JOIN timelines t ON t.organization_id = $1 AND t.id = $2 AND t.application_id = k.application_id
    JOIN timeline_revisions first ON first.organization_id = $1 AND first.timeline_id = t.id AND first.number = 1
    WHERE k.organization_id = $1 AND k.created_at >= first.at AND (t.closed_at IS NULL OR k.created_at < t.closed_at)
    UNION ALL
    SELECT d.at FROM timeline_disclosures d
    WHERE d.organization_id = $1 AND d.timeline_id = $2 AND d.kind IN ('ACCEPTED', 'TOLD_BY_MEMBER')
      AND NOT (${cameBack})) touched`;

interface DisclosedRow extends TermsRow {
  readonly revision: number;
  readonly at: Date;
}

/** What the modules above report back to a timeline: what members let go or stopped, what failed, came back or is sent again. */
@Injectable()
export class TimelineReports {
  constructor(private readonly changes: TimelineChanges) {}

  /** A member let the message of the untold changes leave. */
  async approved(tx: WriteTransaction, timelineId: string): Promise<void> {
    await this.#apply(tx, timelineId, (facts) => applyApproved(facts, tx.now));
  }

  /** A member stopped the message of the untold changes. */
  async notApproved(tx: WriteTransaction, timelineId: string): Promise<void> {
    await this.#apply(tx, timelineId, applyNotApproved);
  }

  async noteFailed(tx: WriteTransaction, timelineId: string, promise: number): Promise<void> {
    await this.#apply(tx, timelineId, (facts, { policy }) => applyNoteFailed(facts, promise, policy));
  }

  /** The message about that revision will never arrive. */
  async sendEnded(tx: WriteTransaction, timelineId: string, revision: number): Promise<void> {
    await this.#apply(tx, timelineId, (facts) => applySendEnded(facts, revision));
  }

  /**
   * The message about that revision was accepted and came back: what was disclosed before it stands again.
   * @param noteAt when the last note about it was accepted; null: none was
   */
  async bounced(
    tx: WriteTransaction,
    timelineId: string,
    revision: number,
    noteAt: Temporal.Instant | null,
  ): Promise<void> {
    await this.changes.applyTogether(tx, [timelineId], async ([opened]) => {
      if (opened === undefined) return new Map();
      const rows = await tx.query<DisclosedRow>(selectDisclosed, [tx.organizationId, timelineId, revision]);
      const before = lastDisclosure(rows.map((row) => ({ ...termsOf(row.revision, row), at: toInstant(row.at) })));
      const [touched] = await tx.query<{ readonly at: Date | null }>(selectTouched, [
        tx.organizationId,
        timelineId,
        revision,
      ]);
      const otherAt = touched?.at == null ? null : toInstant(touched.at);
      const touchedAt = otherAt === null || noteAt === null ? (otherAt ?? noteAt) : laterOf(otherAt, noteAt);
      return new Map([[timelineId, { step: applyBounced(opened.facts, revision, { before, touchedAt }) }]]);
    });
  }

  /** The message about that revision, which had been given up, is on its way again. */
  async sentAgain(tx: WriteTransaction, timelineId: string, revision: number): Promise<void> {
    await this.#apply(tx, timelineId, (facts) => applySentAgain(facts, revision));
  }

  /** The candidate can be reached at another address: what came back is told again. */
  async tellAgain(tx: WriteTransaction, timelineId: string): Promise<void> {
    await this.#apply(tx, timelineId, (facts) => applyTellAgain(facts, tx.now));
  }

  async #apply(
    tx: WriteTransaction,
    timelineId: string,
    step: (facts: TimelineFacts, rules: RuleSettings) => Step,
  ): Promise<void> {
    await this.changes.apply(tx, [timelineId], ({ facts, rules }) => ({ step: step(facts, rules) }));
  }
}

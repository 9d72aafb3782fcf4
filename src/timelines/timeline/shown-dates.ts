import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { applyShown } from '../../rules/index.js';
import { type TermsRow, termsOf } from './terms-row.js';
import { TimelineChanges } from './timeline-changes.js';

/** A date as a page showed it. */
export interface ShownRevision {
  readonly timelineId: string;
  readonly revision: number;
}

interface RevisionRow extends TermsRow {
  readonly timelineId: string;
  readonly revision: number;
}

const revisionsSql = `
  SELECT r.timeline_id AS "timelineId", r.number AS revision, r.to_date AS "toDate", r.precision, r.held_until AS "heldUntil"
  FROM unnest($2::uuid[], $3::int[]) t (timeline_id, number)
  JOIN timeline_revisions r ON r.organization_id = $1 AND r.timeline_id = t.timeline_id AND r.number = t.number`;

/** Records that candidates know what their pages showed: only by something that they did there. */
@Injectable()
export class ShownDates {
  constructor(private readonly changes: TimelineChanges) {}

  /** The application is locked. What was decided meanwhile, or is known already, stays as it is. */
  async record(tx: WriteTransaction, shown: readonly ShownRevision[]): Promise<void> {
    if (shown.length === 0) return;
    const rows = await tx.query<RevisionRow>(revisionsSql, [
      tx.organizationId,
      shown.map(({ timelineId }) => timelineId),
      shown.map(({ revision }) => revision),
    ]);
    const terms = new Map(rows.map((row) => [row.timelineId, termsOf(row.revision, row)]));
    await this.changes.apply(tx, [...terms.keys()], ({ timeline, facts }) => {
      const own = terms.get(timeline.id);
      return own === undefined ? null : { step: applyShown(facts, own, tx.now) };
    });
  }
}

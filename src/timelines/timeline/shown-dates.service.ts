import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { applyShown } from '../rules/apply-shown.js';
import { CurrentTimelines } from './current-timelines.js';
import { type ToldRow, toldOf } from './told-row.js';

/** A date as a page showed it. */
export interface ShownRevision {
  readonly timelineId: string;
  readonly revision: number;
}

const revisionSql = `
  SELECT to_date AS "toDate", precision, held_until AS "heldUntil" FROM timeline_revisions
  WHERE organization_id = $1 AND timeline_id = $2 AND number = $3`;

const insertSql = `
  INSERT INTO timeline_disclosures (organization_id, id, timeline_id, revision, kind, at) VALUES ($1, $2, $3, $4, 'SEEN', $5)`;

/** Records that candidates know what their pages showed: only by something that they did there. */
@Injectable()
export class ShownDates {
  constructor(private readonly timelines: CurrentTimelines) {}

  /** The application is locked. What was decided meanwhile, or is known already, stays as it is. */
  async record(tx: WriteTransaction, shown: readonly ShownRevision[]): Promise<void> {
    for (const { timelineId, revision } of [...shown].sort((a, b) => (a.timelineId < b.timelineId ? -1 : 1))) {
      const timeline = await this.timelines.one(tx, timelineId);
      if (timeline === null || timeline.closedAt !== null || timeline.decidedAt !== null) continue;
      if (timeline.disclosedRevision !== null && timeline.disclosedRevision >= revision) continue;
      const [row] = await tx.query<ToldRow>(revisionSql, [tx.organizationId, timelineId, revision]);
      if (row === undefined) continue;
      await tx.query(insertSql, [tx.organizationId, newId(), timelineId, revision, tx.now.toString()]);
      await this.timelines.apply(tx, timeline, (facts) => applyShown(facts, toldOf(revision, row), tx.now));
    }
  }
}

import { toInstant } from '../../platform/database/dates.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { localDate } from '../../rules/index.js';
import { isTakenBackUntoldSql } from '../../timelines/index.js';
import {
  type AboutRow,
  aboutColumns,
  type DigestReader,
  type ItemToTell,
  recruitedJobs,
  subjectOf,
} from './digest-reader.js';

interface Row extends AboutRow {
  readonly outcomeId: string;
  readonly reopenedAt: Date;
}

const selectReopened = statement(
  'digest_untold_reopenings',
  `
  SELECT DISTINCT ON (a.id) o.id AS "outcomeId", ${aboutColumns}, o.superseded_at AS "reopenedAt"
  FROM outcomes o
  JOIN applications a ON a.organization_id = $1 AND a.id = o.application_id
  JOIN candidates c ON c.organization_id = $1 AND c.id = a.candidate_id
  WHERE o.organization_id = $1 AND a.job_id = ANY($2) AND c.erased_at IS NULL AND ${isTakenBackUntoldSql}
  ORDER BY a.id, o.superseded_at DESC`,
);

/** Candidates who know a decision that was taken back, and nothing else since: every business day until they do. */
export async function untoldReopenings(tx: WriteTransaction, reader: DigestReader): Promise<ItemToTell[]> {
  const { span } = reader;
  const rows = await tx.query<Row>(selectReopened, [tx.organizationId, recruitedJobs(reader)]);
  return rows.map((row) => ({
    item: {
      kind: 'UNTOLD_REOPENING',
      ...subjectOf(reader, row),
      reopenedOn: localDate(toInstant(row.reopenedAt), span.zone).toString(),
    },
    record: { applicationId: row.applicationId, outcomeId: row.outcomeId, day: span.day.toString() },
  }));
}

import { Temporal } from 'temporal-polyfill';
import { toInstant } from '../../platform/database/dates.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { isSilentOn, localDate, startOfDay } from '../../rules/index.js';
import { lastHeardSql } from '../../timelines/index.js';
import {
  type AboutRow,
  aboutColumns,
  type DigestReader,
  type ItemToTell,
  policiesOf,
  recruitedJobs,
  subjectOf,
} from './digest-reader.js';

interface Row extends AboutRow {
  readonly lastTouchAt: Date;
  /** The day of the last digest in which it stood. */
  readonly flaggedOn: string | null;
}

// A hold freezes this too.
const selectSilent = statement(
  'digest_silent_applications',
  `
  SELECT ${aboutColumns}, touched.at AS "lastTouchAt",
         (SELECT max(n.day)::text FROM notifications n WHERE n.organization_id = $1 AND n.application_id = a.id
            AND n.kind = 'SILENT_APPLICATIONS' AND n.recipient_id = $4) AS "flaggedOn"
  FROM applications a
  JOIN candidates c ON c.organization_id = $1 AND c.id = a.candidate_id
  CROSS JOIN LATERAL (SELECT greatest(a.created_at, ${lastHeardSql}) AS at) touched
  WHERE a.organization_id = $1 AND a.status = 'ACTIVE' AND a.job_id = ANY($2) AND a.created_at < $3 AND touched.at < $3
    AND NOT EXISTS (SELECT FROM timelines t WHERE t.organization_id = $1 AND t.application_id = a.id
      AND t.closed_at IS NULL AND t.held_until IS NOT NULL)
  ORDER BY touched.at, a.id`,
);

/** Active applications whose candidates have heard nothing for long. */
export async function silentApplications(tx: WriteTransaction, reader: DigestReader): Promise<ItemToTell[]> {
  const { member, span, rules } = reader;
  const fewestDays = Math.min(...policiesOf(reader).map(({ silentAfterDays }) => silentAfterDays));
  const touchedBefore = startOfDay(span.day.subtract({ days: fewestDays - 1 }), span.zone).toString();
  const parameters = [tx.organizationId, recruitedJobs(reader), touchedBefore, member.id];
  const rows = await tx.query<Row>(selectSilent, parameters);
  return rows.flatMap((row): ItemToTell[] => {
    const lastTouchOn = localDate(toInstant(row.lastTouchAt), span.zone);
    const flaggedOn = row.flaggedOn === null ? null : Temporal.PlainDate.from(row.flaggedOn);
    if (!isSilentOn(span.day, lastTouchOn, flaggedOn, rules.ofJob(row.jobId).policy.silentAfterDays)) return [];
    return [
      {
        item: { kind: 'SILENT_APPLICATIONS', ...subjectOf(reader, row), lastTouchOn: lastTouchOn.toString() },
        record: { applicationId: row.applicationId, day: span.day.toString() },
      },
    ];
  });
}

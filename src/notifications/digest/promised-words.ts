import { Temporal } from 'temporal-polyfill';
import { toInstant } from '../../platform/database/dates.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { daysLeft, isCallPromisedIn } from '../../rules/index.js';
import { type AboutRow, aboutColumns, type DigestReader, type ItemToTell, jobOf, subjectOf } from './digest-reader.js';

interface Row extends AboutRow {
  readonly outcomeId: string;
  readonly outcome: 'HIRED' | 'ADVANCED';
  readonly on: string;
  readonly saidAt: Date;
  /** The day of the last digest in which it stood. */
  readonly toldOn: string | null;
}

// Kept by a contact that was logged since, by a date that was set since, or by what was decided next.
const selectPromised = statement(
  'digest_promised_words',
  `
  SELECT o.id AS "outcomeId", o.kind AS outcome, ${aboutColumns}, o.next_word_on::text AS "on", o.told_at AS "saidAt",
         (SELECT max(n.day)::text FROM notifications n WHERE n.organization_id = $1 AND n.application_id = a.id
            AND n.outcome_id = o.id AND n.kind = 'CALL_PROMISED' AND n.recipient_id = $3) AS "toldOn"
  FROM outcomes o
  JOIN applications a ON a.organization_id = $1 AND a.id = o.application_id AND a.status IN ('ACTIVE', 'HIRED')
  JOIN candidates c ON c.organization_id = $1 AND c.id = a.candidate_id
  WHERE o.organization_id = $1 AND o.next_word_on IS NOT NULL AND o.told_at IS NOT NULL AND o.superseded_at IS NULL
    AND a.job_id = ANY($2)
    AND NOT EXISTS (SELECT FROM contacts k
      WHERE k.organization_id = $1 AND k.application_id = a.id AND NOT k.told_outcome AND k.at >= o.told_at)
    AND NOT EXISTS (SELECT FROM timelines t
      WHERE t.organization_id = $1 AND t.application_id = a.id AND t.created_at > o.decided_at)
    AND NOT EXISTS (SELECT FROM outcomes l
      WHERE l.organization_id = $1 AND l.application_id = a.id AND l.decided_at > o.decided_at)
  ORDER BY o.next_word_on, o.id`,
);

/** Rule 6, of a decision: its mail said that somebody is in touch by a day, with the offer or about the next step. */
export async function promisedWords(tx: WriteTransaction, reader: DigestReader): Promise<ItemToTell[]> {
  const { span, rules, member, jobs } = reader;
  const theirs = [...jobs.values()].filter(({ recruits, oversees }) => recruits || oversees).map(({ id }) => id);
  const rows = await tx.query<Row>(selectPromised, [tx.organizationId, theirs, member.id]);
  return rows.flatMap((row): ItemToTell[] => {
    const { calendar } = rules.ofJob(jobOf(reader, row).id);
    const on = Temporal.PlainDate.from(row.on);
    const toldOn = row.toldOn === null ? null : Temporal.PlainDate.from(row.toldOn);
    if (!isCallPromisedIn(span, { on, saidAt: toInstant(row.saidAt) }, toldOn, calendar)) return [];
    const businessDaysAhead = daysLeft(span.day, on, calendar);
    const what = row.outcome === 'HIRED' ? 'OFFER' : 'NEXT_STEP';
    return [
      {
        item: { kind: 'CALL_PROMISED', ...subjectOf(reader, row), what, promisedOn: row.on, businessDaysAhead },
        record: { applicationId: row.applicationId, outcomeId: row.outcomeId, day: span.day.toString() },
      },
    ];
  });
}

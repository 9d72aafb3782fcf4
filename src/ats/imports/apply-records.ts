import type { Actor } from '../../platform/actor/actor.js';
import { isFault, type NumberedCsvRow } from '../csv/check-csv.js';
import type { CsvRow } from '../csv/csv-row.js';
import { refHash } from '../refs/ref-hash.js';
import type { RowResult } from '../sync/rows.js';
import type { SyncConnection } from '../sync/sync-connection.js';
import type { SyncRows } from '../sync/sync-rows.js';
import { type ReportedRow, reportApplied, reportUnapplied } from './reported-row.js';

/** Brings the rows of records in by the one door, and says of each record what became of it. */
export async function applyRecords(
  sync: SyncRows,
  actor: Actor,
  connection: SyncConnection,
  records: readonly NumberedCsvRow[],
  receivedAt: Date,
): Promise<readonly ReportedRow[]> {
  const said = records.flatMap(({ row }) => (row === 'AGAIN' || isFault(row) ? [] : [row]));
  // Of a job or a person that stands in several records the last says how it is.
  const lastOf = <Row extends { readonly remoteId: string }>(rows: readonly (Row | null)[]) => [
    ...new Map(rows.flatMap((row) => (row === null ? [] : [[row.remoteId, row] as const]))).values(),
  ];
  const jobs = lastOf(said.map(({ job }) => job));
  const candidates = lastOf(said.map(({ candidate }) => candidate));
  const applications = lastOf(said.map(({ application }) => application));
  const resultsOf = async <Row extends { readonly remoteId: string }>(
    rows: readonly Row[],
    bring: (rows: readonly Row[]) => Promise<RowResult[]>,
  ) => new Map((rows.length === 0 ? [] : await bring(rows)).map((result, at) => [rows[at]?.remoteId, result] as const));
  const ofJobs = await resultsOf(jobs, (rows) => sync.jobs(actor, connection, rows, receivedAt));
  const ofCandidates = await resultsOf(candidates, (rows) => sync.candidates(actor, connection, rows, receivedAt));
  const ofApplications = await resultsOf(applications, (rows) =>
    sync.applications(actor, connection, rows, receivedAt),
  );
  const hashOf = (id: string) => refHash(actor.organizationId, connection.id, 'CANDIDATE', id);
  const resultsFor = ({ job, candidate, application }: CsvRow) => ({
    job: (job && ofJobs.get(job.remoteId)) ?? null,
    candidate: ofCandidates.get(candidate.remoteId) ?? null,
    application: (application && ofApplications.get(application.remoteId)) ?? null,
  });
  return records.map((record) => {
    const { row } = record;
    return row === 'AGAIN' || isFault(row)
      ? reportUnapplied(record)
      : reportApplied(record, row, resultsFor(row), hashOf);
  });
}

/** Whether a batch has such an application already: of two records of one, the later has to come after the earlier. */
export function isAgain(batch: readonly NumberedCsvRow[], { row }: NumberedCsvRow): boolean {
  const idOf = (each: NumberedCsvRow['row']) => (each === 'AGAIN' || isFault(each) ? null : each.application?.remoteId);
  const id = idOf(row);
  return id != null && batch.some((each) => idOf(each.row) === id);
}

import type { NumberedCsvRow } from '../csv/check-csv.js';
import { isFault } from '../csv/check-csv.js';
import type { CsvRow } from '../csv/csv-row.js';
import type { RowResult } from '../sync/rows.js';
import type { ImportCounts, ImportedStatus } from './ats-import.entity.js';

/** What became of one record of a file. */
export interface ReportedRow {
  readonly number: number;
  readonly line: number;
  readonly status: ImportedStatus | null;
  readonly code: string | null;
  readonly message: string | null;
  /** In hexadecimal. */
  readonly candidateHash: string | null;
  readonly candidateRemoteId: string | null;
  readonly candidateId: string | null;
  readonly jobRemoteId: string | null;
  readonly applicationRemoteId: string | null;
  readonly applicationId: string | null;
}

/** What became of the rows of a record. */
export interface RecordResults {
  readonly job: RowResult | null;
  readonly candidate: RowResult | null;
  readonly application: RowResult | null;
}

const nobody = {
  code: null,
  message: null,
  candidateHash: null,
  candidateRemoteId: null,
  candidateId: null,
  jobRemoteId: null,
  applicationRemoteId: null,
  applicationId: null,
} as const;

/** Of a record that is not applied: the header again, one that cannot be used, or one of a dry run. */
export function reportUnapplied({ number, line, row }: NumberedCsvRow): ReportedRow {
  if (row === 'AGAIN') return { ...nobody, number, line, status: 'SKIPPED' };
  if (isFault(row)) return { ...nobody, number, line, status: null, code: row.code, message: row.message };
  return { ...nobody, number, line, status: 'VALID' };
}

/** Of a record that was: as its application ended, or its candidate where it names no job; and the first thing that is wrong. */
export function reportApplied(
  { number, line }: Pick<NumberedCsvRow, 'number' | 'line'>,
  row: CsvRow,
  { job, candidate, application }: RecordResults,
  hashOf: (candidateRemoteId: string) => string,
): ReportedRow {
  const problem = candidate?.problem ?? job?.problem ?? application?.problem ?? null;
  const status =
    candidate?.status == null ? null : ((row.application === null ? candidate : application)?.status ?? null);
  const isErased = status === 'ERASED' || candidate?.status === 'ERASED';
  return {
    number,
    line,
    status,
    code: problem?.code ?? null,
    message: problem?.message ?? null,
    candidateHash: hashOf(row.candidate.remoteId),
    candidateRemoteId: isErased ? null : row.candidate.remoteId,
    candidateId: candidate?.id ?? null,
    jobRemoteId: row.application?.jobRemoteId ?? null,
    applicationRemoteId: isErased ? null : (row.application?.remoteId ?? null),
    applicationId: application?.id ?? null,
  };
}

/** The service failed with it. */
export const ownFault = 'OWN_FAULT';

/** Of a record that the service fails with, whatever else stands in the file. */
export function reportFault({ number, line }: NumberedCsvRow): ReportedRow {
  const message = 'The service failed with this record. Who runs it finds why in its log.';
  return { ...nobody, number, line, status: null, code: ownFault, message };
}

export function countsWith(counts: ImportCounts, rows: readonly ReportedRow[]): ImportCounts {
  const all: Partial<Record<ImportedStatus | 'PROBLEM', number>> = { ...counts };
  for (const { status } of rows) all[status ?? 'PROBLEM'] = (all[status ?? 'PROBLEM'] ?? 0) + 1;
  return all;
}

import type { CsvOptions, CsvPlan } from '../csv/check-csv.js';
import type { CsvFaultCode } from '../csv/csv-fault.js';
import type { RowStatus } from '../sync/rows.js';

/** Checked: of a dry run, nothing speaks against it. Refused: something speaks against the whole file. */
export type ImportStatus = 'PENDING' | 'CHECKED' | 'DONE' | 'REFUSED' | 'FAILED';

/** Valid: of a dry run. Skipped: the header once more. */
export type ImportedStatus = RowStatus | 'VALID' | 'SKIPPED';

/** How many records ended in which way; those of which nothing was applied under `PROBLEM`. */
export type ImportCounts = Readonly<Partial<Record<ImportedStatus | 'PROBLEM', number>>>;

export interface AtsImportRow {
  readonly id: string;
  readonly atsIntegrationId: string;
  readonly fileName: string | null;
  readonly sizeBytes: string;
  readonly dryRun: boolean;
  readonly isStored: boolean;
  readonly options: CsvOptions;
  readonly status: ImportStatus;
  readonly plan: CsvPlan | null;
  readonly faultCode: CsvFaultCode | null;
  readonly faultMessage: string | null;
  readonly faultLine: number | null;
  readonly rowCount: number | null;
  readonly doneCount: number;
  readonly endByte: string;
  readonly endLine: number;
  readonly counts: ImportCounts;
  readonly attemptCount: number;
  readonly fence: number;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

export const importColumns = `i.id, i.connection_id AS "atsIntegrationId", i.file_name AS "fileName", i.size_bytes::text AS "sizeBytes",
  i.is_dry_run AS "dryRun", i.is_stored AS "isStored", i.options, i.status, i.plan, i.fault_code AS "faultCode",
  i.fault_message AS "faultMessage", i.fault_line AS "faultLine", i.row_count AS "rowCount", i.done_count AS "doneCount",
  i.end_byte::text AS "endByte", i.end_line AS "endLine", i.counts, i.attempt_count AS "attemptCount", i.fence,
  i.created_at AS "createdAt", i.settled_at AS "settledAt"`;

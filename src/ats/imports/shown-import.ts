import type { AtsImportRow } from './ats-import.entity.js';
import type { AtsImport } from './ats-import.model.js';

/** An import as the API shows it. */
export function shownImport(row: AtsImportRow): AtsImport {
  const { plan, options, counts } = row;
  return {
    id: row.id,
    atsIntegrationId: row.atsIntegrationId,
    fileName: row.fileName,
    dryRun: row.dryRun,
    status: row.status,
    encoding: plan?.encoding ?? null,
    delimiter: plan?.delimiter ?? null,
    preset: plan?.preset ?? null,
    dateOrder: plan?.dateOrder ?? options.dateOrder ?? null,
    columns: Object.entries(plan?.columns ?? {}).map(([field, at]) => ({ field, column: plan?.header[at] ?? '' })),
    faultCode: row.faultCode,
    faultMessage: row.faultMessage,
    faultLine: row.faultLine,
    rowCount: row.rowCount,
    doneCount: row.doneCount,
    counts: Object.entries(counts).map(([status, count]) => ({ status, count })),
    reportPath: `/ats/imports/${row.id}/report.csv`,
    createdAt: row.createdAt,
    settledAt: row.settledAt,
  };
}

import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import { type AtsImportRow, type ImportedStatus, importColumns } from './ats-import.entity.js';
import type { AtsImport } from './ats-import.model.js';
import { shownImport } from './shown-import.js';

const selectById = statement(
  'ats_import_by_id',
  `SELECT ${importColumns} FROM ats_imports i WHERE i.organization_id = $1 AND i.id = ANY($2)`,
);

export const atsImportById: LoaderDefinition<string, AtsImport> = {
  fetch: async (tx, ids) => byId((await tx.query<AtsImportRow>(selectById, [tx.organizationId, ids])).map(shownImport)),
};

export async function importRow(tx: ReadTransaction, id: string): Promise<AtsImportRow | null> {
  const [row] = await tx.query<AtsImportRow>(selectById, [tx.organizationId, [id]]);
  return row ?? null;
}

/** Of one connection. */
export const atsImportPages = idPages(
  'ats_import_page',
  (beyond, order) =>
    `SELECT ${importColumns} FROM ats_imports i
     WHERE i.organization_id = $1 AND i.id ${beyond} $2 AND i.connection_id = $4 ORDER BY i.id ${order} LIMIT $3`,
);

export const countAtsImports = statement(
  'ats_import_count',
  'SELECT count(*) AS count FROM ats_imports WHERE organization_id = $1 AND connection_id = $2',
);

/** A line of the report. */
export interface ReportLine {
  readonly number: number;
  readonly line: number;
  readonly status: ImportedStatus | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly candidateRemoteId: string | null;
  readonly jobRemoteId: string | null;
  readonly applicationRemoteId: string | null;
}

// Lines of one statement: what one process holds of a report.
const linesAtOnce = 1_000;

const linesSql = statement(
  'ats_import_report',
  `SELECT number, line, status, code, message, candidate_remote_id AS "candidateRemoteId", job_remote_id AS "jobRemoteId",
     application_remote_id AS "applicationRemoteId"
   FROM ats_import_rows WHERE organization_id = $1 AND import_id = $2 AND number > $3 ORDER BY number LIMIT ${linesAtOnce}`,
);

/** The lines behind one, so many at once. */
export async function reportLines(tx: ReadTransaction, importId: string, after: number): Promise<ReportLine[]> {
  return await tx.query<ReportLine>(linesSql, [tx.organizationId, importId, after]);
}

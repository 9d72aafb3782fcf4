import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { type ReportLine, reportLines } from './import-reads.js';

const header = ['row', 'line', 'status', 'code', 'message', 'candidate_id', 'job_id', 'application_id'];

// By it Excel knows that a file is UTF-8.
const byteOrderMark = '\ufeff';

/** What became of each record of a file, as a file: ids and sentences, no names. */
@Injectable()
export class ImportReport {
  constructor(private readonly database: TenantDatabase) {}

  /** CSV, piece by piece. What a spreadsheet would take for a formula stands behind an apostrophe. */
  async *csv(organizationId: string, importId: string): AsyncGenerator<string> {
    yield byteOrderMark + csvOf([header]);
    for (let after = 0; ; ) {
      const lines = await this.database.read(organizationId, (tx) => reportLines(tx, importId, after));
      const last = lines.at(-1);
      if (last === undefined) return;
      yield csvOf(lines.map(fieldsOf));
      after = last.number;
    }
  }
}

function fieldsOf(each: ReportLine): (string | number)[] {
  const { number, line, status, code, message } = each;
  const ids = [each.candidateRemoteId ?? '', each.jobRemoteId ?? '', each.applicationRemoteId ?? ''];
  return [number, line, status ?? 'PROBLEM', code ?? '', message ?? '', ...ids];
}

function csvOf(records: readonly (readonly (string | number)[])[]): string {
  return stringify(records as (string | number)[][], { escape_formulas: true, record_delimiter: 'windows' });
}

import { InvalidInput } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import type { RowProblem } from '../sync/rows.js';

// What an argument of ours is in their rows.
const fields: Readonly<Record<string, string>> = {
  applicationId: 'applicationRemoteId',
  candidateId: 'candidateRemoteId',
  externalRef: 'remoteId',
  hiringManagerId: 'hiringManagerEmail',
  jobId: 'jobRemoteId',
  reason: 'decisionReason',
  recruiterId: 'recruiterEmail',
  timelineId: 'decisionDate',
};

/** A problem of a change, as one of the row that asked for it. */
export function problemOfRow({ code, message, path }: Problem, index: number): RowProblem {
  const [, field] = path ?? [];
  return { code, message, path: ['rows', String(index), ...(field === undefined ? [] : [fields[field] ?? field])] };
}

export function invalid(index: number, field: string, message: string): RowProblem {
  return problemOfRow(InvalidInput.of(['input', field], message), index);
}

/** Of a row that was thought to be sound: what the database said of it names values, and stays in the log. */
export function valueRefused(index: number, sqlState: string): RowProblem {
  const message = `The database refuses a value of it (SQLSTATE ${sqlState}). It is not tried again by itself.`;
  return { code: valueRefusedCode, message, path: ['rows', String(index)] };
}

export const valueRefusedCode = 'VALUE_REFUSED';

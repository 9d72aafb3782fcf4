import { createHash } from 'node:crypto';
import type { SyncApplication, SyncCandidate, SyncJob } from '../sync/rows.js';
import type { CsvField } from './csv-fields.js';
import type { Columns } from './find-columns.js';
import { type DateOrder, readDate, readInstant } from './read-date.js';

/** What a record says, as rows of the sync; an application if it names a job. */
export interface CsvRow {
  readonly job: SyncJob | null;
  readonly candidate: SyncCandidate;
  readonly application: SyncApplication | null;
}

/** What is wrong with a record. */
export interface CsvRowFault {
  readonly code: 'FIELD_COUNT' | 'NOBODY' | 'DATE_UNREADABLE' | 'DATE_AMBIGUOUS';
  readonly message: string;
}

/** How the records of a file are understood. */
export interface CsvReading {
  readonly columns: Columns;
  /** How many the header has. */
  readonly width: number;
  readonly dateOrder: DateOrder | null;
}

/** The rows of a record, or what is wrong with it. What is empty is not known: it takes nothing away. */
export function rowOf(fields: readonly string[], reading: CsvReading): CsvRow | CsvRowFault {
  const { columns, width } = reading;
  if (fields.length < width || fields.slice(width).some((each) => each.trim() !== '')) {
    const message = `It has ${fields.length} fields, and the header ${width}: a delimiter or a quote is missing or too many.`;
    return { code: 'FIELD_COUNT', message };
  }
  const at = (field: CsvField): string | undefined => {
    const column = columns[field];
    const text = column === undefined ? '' : (fields[column] ?? '').trim();
    return text === '' ? undefined : text;
  };
  const email = at('email')
    ?.split(/[;,]\s*/)[0]
    ?.trim();
  const candidateId = at('candidateId') ?? (email === undefined ? undefined : idOf('candidate', email.toLowerCase()));
  if (candidateId === undefined)
    return { code: 'NOBODY', message: 'It has neither an id of the candidate nor an e-mail address.' };
  const appliedOn = dateAt('appliedOn', at, reading);
  if (typeof appliedOn === 'object') return appliedOn;
  const decisionDate = dateAt('decisionDate', at, reading);
  if (typeof decisionDate === 'object') return decisionDate;
  const updatedAt = at('updatedAt');
  const remoteUpdatedAt = updatedAt === undefined ? undefined : readInstant(updatedAt);
  if (remoteUpdatedAt === null) return unreadable('updatedAt', 'an instant such as 2026-12-01T09:00:00Z');
  const candidate: SyncCandidate = {
    remoteId: candidateId,
    remoteUpdatedAt,
    fullName: at('fullName'),
    firstName: at('firstName'),
    lastName: at('lastName'),
    email,
    phone: phoneOf(at('phone')),
    locale: at('locale'),
    timeZone: at('timeZone'),
  };
  const [title, location] = [at('jobTitle'), at('jobLocation')];
  const jobId = at('jobId') ?? (title === undefined ? undefined : idOf('job', keyOf(title), keyOf(location ?? '')));
  if (jobId === undefined) return { job: null, candidate, application: null };
  const application: SyncApplication = {
    remoteId: at('applicationId') ?? idOf('application', candidateId, jobId),
    remoteUpdatedAt,
    candidateRemoteId: candidateId,
    jobRemoteId: jobId,
    status: at('status'),
    stage: at('stage'),
    rejectionReason: at('rejectionReason'),
    appliedOn,
    decisionDate,
  };
  const job = { remoteId: jobId, title, status: at('jobStatus'), recruiterEmail: at('recruiterEmail') };
  return { job: title === undefined ? null : job, candidate, application };
}

function dateAt(
  field: 'appliedOn' | 'decisionDate',
  at: (field: CsvField) => string | undefined,
  { dateOrder }: CsvReading,
): string | undefined | CsvRowFault {
  const text = at(field);
  if (text === undefined) return undefined;
  const read = readDate(text, dateOrder);
  if (read === 'UNREADABLE') return unreadable(field, 'a date such as 2026-12-31');
  if (read !== 'AMBIGUOUS') return read.date;
  return {
    code: 'DATE_AMBIGUOUS',
    message: `${field} can be read as two dates: say in which order dates are written.`,
  };
}

function unreadable(field: CsvField, wanted: string): CsvRowFault {
  return { code: 'DATE_UNREADABLE', message: `${field} is not ${wanted}.` };
}

/** Excel's own guard against formulas, which exports put in front of numbers (Indeed). */
function phoneOf(text: string | undefined): string | undefined {
  return text?.split(';')[0]?.replace(/^'/, '').trim() || undefined;
}

function keyOf(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
}

/** For a file without ids: the same person, job and application again get the same one, in whichever row they stand. */
function idOf(kind: string, ...parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([kind, ...parts.map((each) => each.normalize('NFC'))]));
  return `csv-${hash.digest('hex').slice(0, 32)}`;
}

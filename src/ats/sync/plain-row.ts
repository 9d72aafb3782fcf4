import { isStorable } from '../../platform/graphql/unstorable-text.js';
import { faultOfLine } from '../../platform/input/texts.js';

type IsPlain = (value: unknown) => boolean;

// The least that any of these fields may have, in characters.
const shortest = 100;

const isText: IsPlain = (value) => typeof value === 'string' && faultOfLine(value, shortest) === null;
const isFlag: IsPlain = (value) => typeof value === 'boolean';
// A day that its month has in every year: of 29 February the calendar is asked. PostgreSQL has no year 0.
const day = String.raw`(?!0000)\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)`;
const dayForm = new RegExp(`^${day}$`);
const instantForm = new RegExp(String.raw`^${day}T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?Z$`);

const isDay: IsPlain = (value) => typeof value === 'string' && dayForm.test(value);
const isInstant: IsPlain = (value) => typeof value === 'string' && instantForm.test(value);

/** A calendar date of which no calendar has to be asked. */
export function isPlainDay(text: string): boolean {
  return dayForm.test(text);
}

/** Fields that most rows consist of. Those of the same name mean the same in every type of row. */
const fields: ReadonlyMap<string, IsPlain> = new Map([
  ...[
    'remoteId',
    'title',
    'status',
    'stage',
    'fullName',
    'firstName',
    'lastName',
    'email',
    'candidateRemoteId',
    'jobRemoteId',
    'applicationRemoteId',
    'rejectionReason',
    'rejectionReasonType',
    'recruiterEmail',
    'hiringManagerEmail',
  ].map((name) => [name, isText] as const),
  ...['remoteWasDeleted', 'canEmail', 'isPrivate', 'isReopened', 'isProspect', 'isPreliminaryScreen', 'isDebrief'].map(
    (name) => [name, isFlag] as const,
  ),
  ...['remoteUpdatedAt', 'scheduledAt', 'completedAt'].map((name) => [name, isInstant] as const),
  ...['appliedOn', 'decisionDate'].map((name) => [name, isDay] as const),
]);

/**
 * Whether nothing can be wrong with a row, whatever its shape says in full: it has only the usual fields of its type, each
 * of a usual form. Most rows are, and are not looked at any further.
 * @param known the fields of its type
 */
export function isPlainRow(row: unknown, known: object): boolean {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return false;
  const values = row as Readonly<Record<string, unknown>>;
  if (values['remoteId'] == null) return false;
  for (const name in values) {
    const value = values[name];
    if (!Object.hasOwn(known, name)) return false;
    if (value == null && name !== 'remoteId') continue;
    if (!(fields.get(name)?.(value) && isStorable(value))) return false;
  }
  return true;
}

import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { unstorableText } from '../../platform/graphql/unstorable-text.js';
import { isLocale, isTimeZone } from '../../platform/graphql/validators.js';
import { faultOfLine } from '../../platform/input/texts.js';
import { isPlainDay, isPlainRow } from './plain-row.js';
import type { RowProblem, SyncApplication, SyncCandidate, SyncedType, SyncInterview, SyncJob } from './rows.js';

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullish();

/** A text of one line; blank is as good as none. */
const line = (longest: number) =>
  z.string().check((payload) => {
    const text = payload.value;
    const fault = text === '' ? null : faultOfLine(text, longest);
    if (fault !== null) payload.issues.push({ code: 'custom', message: fault, input: text });
  });

const known = (is: (value: unknown) => boolean, message: string) =>
  z.string().refine((text) => text === '' || is(text), message);

const remoteId = line(256).refine((text) => text !== '', 'must not be blank');
const instant = z.string().refine(isInstant, 'is not an instant as RFC 3339 writes it, such as 2026-12-04T09:30:00Z');
const day = z
  .string()
  .refine((text) => text === '' || dayIn(text) !== null, 'is not a calendar date, such as 2026-12-04');
const flag = optional(z.boolean());

const ofEveryRow = { remoteId, remoteUpdatedAt: optional(instant), remoteWasDeleted: flag };

// Words of theirs, and what a custom field may hold. Characters.
const word = optional(line(200));
const longestField = 2_000;
const mostFields = 100;
const mostAddresses = 50;

const customField = z.strictObject({ key: line(200), value: optional(z.string().max(longestField)) });

const timeZone = optional(known(isTimeZone, 'is not a time zone of the IANA database, such as Europe/Berlin'));
const locale = optional(known(isLocale, 'is not a language tag, such as es or pt-BR'));

const shapes = {
  JOB: z.strictObject({
    ...ofEveryRow,
    title: word,
    status: word,
    isReopened: flag,
    timeZone,
    locale,
    recruiterEmail: word,
    hiringManagerEmail: word,
  }) satisfies z.ZodType<SyncJob>,
  CANDIDATE: z.strictObject({
    ...ofEveryRow,
    fullName: word,
    firstName: word,
    lastName: word,
    email: optional(line(320)),
    emails: optional(z.array(z.strictObject({ value: line(320), type: word })).max(mostAddresses)),
    // What is none is left out, and told: nobody loses a candidate for it.
    phone: word,
    locale: word,
    timeZone: word,
    canEmail: flag,
    isPrivate: flag,
    remoteWasAnonymized: flag,
    mergedIntoRemoteId: optional(remoteId),
  }) satisfies z.ZodType<SyncCandidate>,
  APPLICATION: z.strictObject({
    ...ofEveryRow,
    candidateRemoteId: optional(remoteId),
    jobRemoteId: optional(remoteId),
    status: word,
    stage: word,
    rejectionReason: word,
    rejectionReasonType: word,
    appliedOn: optional(day),
    isReopened: flag,
    isProspect: flag,
    decisionDate: optional(day),
    decisionReason: word,
    customFields: optional(z.array(customField).max(mostFields)),
  }) satisfies z.ZodType<SyncApplication>,
  INTERVIEW: z.strictObject({
    ...ofEveryRow,
    applicationRemoteId: optional(remoteId),
    title: word,
    status: word,
    scheduledAt: optional(instant),
    completedAt: optional(instant),
    isPreliminaryScreen: flag,
    isDebrief: flag,
  }) satisfies z.ZodType<SyncInterview>,
} as const;

/** The fields that rows of a type may have. */
export function fieldsOfRow(type: SyncedType): object {
  return shapes[type].shape;
}

/**
 * What is wrong with a row, whoever brings it; null if nothing is.
 * @param isPlain whether nothing can be, at a glance
 */
export function faultOfRow(type: SyncedType, row: unknown, index: number, isPlain = isPlainRow): RowProblem | null {
  if (isPlain(row, fieldsOfRow(type))) return null;
  const path = ['rows', String(index)];
  const checked = shapes[type].safeParse(row);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const at = [...(issue?.path ?? []).map(String), ...unknown];
    const message = unknown.length > 0 ? 'is no field of such a row' : (issue?.message ?? 'cannot be read');
    return { code: 'INVALID_INPUT', message, path: [...path, ...at] };
  }
  const unstorable = unstorableText(row, path);
  return unstorable === undefined
    ? null
    : { code: 'INVALID_INPUT', message: unstorable.because, path: unstorable.path };
}

/** The calendar date that a text is, or begins with if it is an instant; null: it is neither. */
export function dayIn(text: string): string | null {
  if (isPlainDay(text)) return text;
  const [date, more] = [text.slice(0, 10), text.slice(10)];
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(date) || (more !== '' && !isInstant(text))) return null;
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

function isInstant(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return false;
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}

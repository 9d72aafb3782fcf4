import { z } from 'zod';

// Of one kind of row. More of them than fields is a mistake.
const mostFields = 30;

/** RFC 6901: `/candidate/name`; the empty one is the whole. */
const pointer = z
  .string()
  .max(300)
  .regex(/^(\/([^~/]|~[01])*)*$/, 'must be a JSON pointer (RFC 6901), such as /candidate/name');

const fieldsOf = <const Fields extends readonly [string, ...string[]]>(fields: Fields) =>
  z
    .partialRecord(z.enum(['remoteId', 'remoteUpdatedAt', 'remoteWasDeleted', ...fields]), pointer)
    .refine((said) => 'remoteId' in said && Object.keys(said).length <= mostFields, 'must say where remoteId is');

/** Where in a body what stands: the declared mapping of a generic connection. */
export const jsonMapping = z.strictObject({
  /** Where the name of the event is. */
  event: pointer.optional(),
  /** Events that are a test, and change nothing. */
  testEvents: z.array(z.string().max(200)).max(50).optional(),
  /** Where a list of such bodies is, if one delivery brings several. */
  each: pointer.optional(),
  job: fieldsOf(['title', 'status', 'timeZone', 'locale', 'recruiterEmail', 'hiringManagerEmail']).optional(),
  candidate: fieldsOf([
    'fullName',
    'firstName',
    'lastName',
    'email',
    'phone',
    'locale',
    'timeZone',
    'canEmail',
    'isPrivate',
    'remoteWasAnonymized',
    'mergedIntoRemoteId',
  ]).optional(),
  application: fieldsOf([
    'candidateRemoteId',
    'jobRemoteId',
    'status',
    'stage',
    'rejectionReason',
    'rejectionReasonType',
    'appliedOn',
    'isProspect',
    'decisionDate',
    'decisionReason',
  ]).optional(),
  interview: fieldsOf([
    'applicationRemoteId',
    'title',
    'status',
    'scheduledAt',
    'completedAt',
    'isPreliminaryScreen',
    'isDebrief',
  ]).optional(),
});

export type JsonMapping = z.infer<typeof jsonMapping>;

/** What stands at a pointer; undefined if nothing does. */
export function at(value: unknown, path: string): unknown {
  let here = value;
  for (const part of path.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return undefined;
    here = (here as Record<string, unknown>)[name];
  }
  return here;
}

import { Temporal } from 'temporal-polyfill';
import type { FollowUpKind } from '../../notifications/index.js';
import { idOf, textOf } from '../../platform/html/form-parser.js';
import { formHash } from '../../platform/html/form-token.js';
import { isLonger } from '../../platform/input/is-longer.js';
import { latestDay } from '../../rules/index.js';

/** What a candidate does by one form, ready to be done. `READ`: they have seen what the page shows. */
export interface StatusPageAct {
  readonly applicationId: string;
  readonly kind: FollowUpKind | 'READ';
  readonly message: string | null;
  readonly deadline: string | null;
  readonly formHash: Buffer;
}

export type ActFault = 'NOTHING_CHOSEN' | 'TOO_LONG' | 'DAY' | 'NOT_THERE';

/** Of characters as readers count them: an emoji is one, however it is put together. */
export const LONGEST_MESSAGE = 2_000;

const ACTS: ReadonlySet<string> = new Set<StatusPageAct['kind']>([
  'UPDATE_REQUEST',
  'STILL_INTERESTED',
  'THANK_YOU',
  'COMPETING_OFFER',
  'READ',
  'WITHDRAW',
  'ACCEPTED_ELSEWHERE',
  'DATA_REQUEST',
  'ERASURE_REQUEST',
]);

/** @param today the candidate's local day: an offer cannot have to be answered before */
export function readAct(form: FormData, today: Temporal.PlainDate, field = 'act'): StatusPageAct | ActFault {
  const kind = textOf(form, field);
  if (!ACTS.has(kind)) return 'NOTHING_CHOSEN';
  const message = textOf(form, 'message').trim();
  if (isLonger(message, LONGEST_MESSAGE)) return 'TOO_LONG';
  const deadline = kind === 'COMPETING_OFFER' ? dayOf(textOf(form, 'deadline'), today) : null;
  if (kind === 'COMPETING_OFFER' && deadline === null) return 'DAY';
  const applicationId = idOf(form, 'application');
  if (applicationId === null) return 'NOT_THERE';
  return {
    applicationId,
    kind: kind as StatusPageAct['kind'],
    message: message === '' ? null : message,
    deadline,
    formHash: formHash(textOf(form, 'token'), `${kind} ${applicationId}`),
  };
}

/** A day from today on to the last that can be named; null for anything else. */
function dayOf(text: string, today: Temporal.PlainDate): string | null {
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' });
    const last = latestDay(today);
    const fits = Temporal.PlainDate.compare(day, today) >= 0 && Temporal.PlainDate.compare(day, last) <= 0;
    return fits && /^\d{4}-\d\d-\d\d$/.test(text) ? day.toString() : null;
  } catch {
    return null;
  }
}

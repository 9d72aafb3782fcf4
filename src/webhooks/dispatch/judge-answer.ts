import type { OutboundResult } from '../../platform/outbound/outbound-http.js';
import { longestPatience } from './retry-schedule.js';

export const ATTEMPT_OUTCOMES = [
  'DELIVERED',
  'REFUSED',
  'REDIRECTED',
  'TIMED_OUT',
  'UNREACHABLE',
  'ADDRESS_REFUSED',
  'SECRET_UNREADABLE',
] as const;

export type WebhookAttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** What an answer means for the delivery and for its endpoint. */
export interface WebhookVerdict {
  readonly outcome: WebhookAttemptOutcome;
  readonly httpStatus: number | null;
  /** It said that it is not there any more, and will not be. */
  readonly isGone: boolean;
  /** For how long it asked to be left alone, in seconds. */
  readonly retryAfter: number | null;
}

// Where a receiver says for how long it cannot take anything, and is believed.
const busy: ReadonlySet<number> = new Set([429, 503]);

const outcomes = {
  'refused-address': 'ADDRESS_REFUSED',
  unreachable: 'UNREACHABLE',
  'timed-out': 'TIMED_OUT',
} as const;

/** @param now for a `Retry-After` that names a date */
export function judgeAnswer(result: OutboundResult, now: Date): WebhookVerdict {
  const nothing = { httpStatus: null, isGone: false, retryAfter: null };
  if (result.kind !== 'answered' && result.kind !== 'too-large') return { ...nothing, outcome: outcomes[result.kind] };
  const { status, headers } = result;
  return {
    outcome: outcomeOf(status),
    httpStatus: status,
    isGone: status === 410,
    retryAfter: busy.has(status) ? secondsOf(headers['retry-after'], now) : null,
  };
}

function outcomeOf(status: number): WebhookAttemptOutcome {
  if (status >= 200 && status < 300) return 'DELIVERED';
  // None is followed: it would lead past the check of the address.
  return status >= 300 && status < 400 ? 'REDIRECTED' : 'REFUSED';
}

/** RFC 9110: a number of seconds, or a date. What is neither was not said. */
function secondsOf(header: string | string[] | undefined, now: Date): number | null {
  const text = Array.isArray(header) ? header[0] : header;
  if (text === undefined) return null;
  const seconds = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Math.ceil((Date.parse(text) - now.getTime()) / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, longestPatience) : null;
}

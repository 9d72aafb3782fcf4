import type { ExecutionResult } from 'graphql';
import type { MediaType } from '../../http/media-type.js';

/** Codes of HTTP's own refusals, and of ours: their status is the same whoever asks for which media type. */
const statuses: Readonly<Record<string, number>> = {
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  ON_BEHALF_OF_REFUSED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  IDEMPOTENCY_IN_PROGRESS: 409,
  IDEMPOTENCY_ANSWER_GONE: 409,
  PAYLOAD_TOO_LARGE: 413,
  URI_TOO_LONG: 414,
  UNSUPPORTED_MEDIA_TYPE: 415,
  IDEMPOTENCY_CONFLICT: 422,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
};

const forbidden: ReadonlySet<string> = new Set(['NOT_PERMITTED', 'ORGANIZATION_SUSPENDED']);

/** An answer as it goes out. */
export interface StatedAnswer {
  readonly status: number;
  readonly result: ExecutionResult;
}

/**
 * The status of an answer, by the specification of GraphQL over HTTP. What was carried out has `data` and is 200, with
 * errors in it or without. What was not has no `data`, and its status says why; where the operation itself is at fault it
 * is 200 all the same for who believes no other. What failed on our side as a whole counts as not carried out.
 */
export function stateAnswer(result: ExecutionResult, mediaType: MediaType): StatedAnswer {
  const codes = (result.errors ?? []).map(({ extensions }) => String(extensions?.['code']));
  const { data, ...rest } = result;
  if (codes.length === 0 || (data !== undefined && !isLost(data, codes))) return { status: 200, result };
  return { status: Math.max(...codes.map((code) => statusOf(code, mediaType))), result: rest };
}

/** Whether nothing is left of what was asked for, and it was our fault. */
function isLost(data: ExecutionResult['data'], codes: readonly string[]): boolean {
  if (codes.includes('UNAVAILABLE')) return Object.values(data ?? {}).every((value) => value === null);
  return (data ?? null) === null && codes.includes('INTERNAL');
}

function statusOf(code: string, mediaType: MediaType): number {
  const fixed = statuses[code];
  if (fixed !== undefined) return fixed;
  if (mediaType.believes200Alone) return 200;
  return forbidden.has(code) ? 403 : 400;
}

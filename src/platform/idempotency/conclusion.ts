// What may be otherwise the next time, though nothing is wrong with the request.
const passing: ReadonlySet<unknown> = new Set(['INTERNAL', 'RATE_LIMITED', 'UNAUTHENTICATED', 'UNAVAILABLE']);

/** What becomes of a request's key. */
export type KeyConclusion =
  /** It is answered for good: its fields were carried out, or refused for reasons of their own. */
  | 'KEEP'
  /** Something failed on our side, in part perhaps: what is not done yet is done when it is sent again. */
  | 'RUN_AGAIN'
  /** It was refused as a whole, and nothing of it was run: the key is as if it had not been sent. */
  | 'FREE';

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
}

/** What an answer means for the key that its request was sent under. */
export function conclusionOf(body: string): KeyConclusion {
  const { data, errors = [] } = JSON.parse(body) as Answer;
  if (errors.some(({ extensions }) => passing.has(extensions?.code))) return 'RUN_AGAIN';
  // The results of mutations may be null, so that there are data of whatever was run.
  return (data ?? null) === null ? 'FREE' : 'KEEP';
}

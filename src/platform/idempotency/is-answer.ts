// What may be otherwise the next time, though nothing is wrong with the request.
const passing: ReadonlySet<unknown> = new Set(['INTERNAL', 'RATE_LIMITED', 'UNAUTHENTICATED', 'UNAVAILABLE']);

/**
 * Whether this is what the request is answered for good: it was carried out, or refused by the operation itself. What was
 * never begun has no `data`, and is refused again when it is sent again; what failed on our side, even in part, is run
 * again.
 */
export function isAnswer(body: string): boolean {
  const { data, errors = [] } = JSON.parse(body) as Body;
  return data !== undefined && !errors.some(({ extensions }) => passing.has(extensions?.code));
}

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
}

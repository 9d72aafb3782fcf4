// What may be otherwise the next time, though nothing is wrong with the request.
const passing: ReadonlySet<unknown> = new Set(['INTERNAL', 'RATE_LIMITED', 'UNAUTHENTICATED', 'UNAVAILABLE']);

/**
 * Whether this is what the request is answered for good: it was understood and carried out, or refused for a reason of
 * its own. What failed on our side, even in part, is run again when it is sent again.
 */
export function isAnswer(status: number, body: string): boolean {
  if (status !== 200) return false;
  const { errors = [] } = JSON.parse(body) as { errors?: readonly { extensions?: { code?: unknown } }[] };
  return !errors.some(({ extensions }) => passing.has(extensions?.code));
}

import { randomUUID } from 'node:crypto';

// What ids of tracing systems, gateways and clients are made of. It stands in logs and in the audit log: nothing in it can be
// taken for more than an id, or be an address.
const wellFormed = /^[A-Za-z0-9][A-Za-z0-9._:+/=-]{0,127}$/;

export const requestIdHeader = 'x-request-id';

/** The id of a request: the client's own if it is well formed, else a new one. */
export function requestIdOf({ headers }: { readonly headers: NodeJS.Dict<string | string[]> }): string {
  const given = headers[requestIdHeader];
  return typeof given === 'string' && wellFormed.test(given) ? given : randomUUID();
}

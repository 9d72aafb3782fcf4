import type { IncomingHttpHeaders } from 'node:http';
import { isSame } from './is-same.js';

/** The header that carries the secret where basic authentication does not. */
export const SECRET_HEADER = 'x-webhook-secret';

/** Whether a request brings the secret: as the password of basic authentication, of whichever user, or in a header. */
export function bringsSecret(headers: IncomingHttpHeaders, secret: string): boolean {
  return [passwordIn(headers.authorization), headers[SECRET_HEADER]].some(
    (given) => typeof given === 'string' && isSame(given, secret),
  );
}

function passwordIn(authorization: string | undefined): string | null {
  const [, encoded] = /^Basic +([\w+/=-]+)$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return null;
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  return colon < 0 ? null : credentials.slice(colon + 1);
}

import { createHmac } from 'node:crypto';

/** HMAC-SHA256 in hexadecimal, of the parts one after the other. */
export function hexHmac(secret: string, ...signed: readonly (string | Buffer)[]): string {
  const hmac = createHmac('sha256', secret);
  for (const part of signed) hmac.update(part);
  return hmac.digest('hex');
}

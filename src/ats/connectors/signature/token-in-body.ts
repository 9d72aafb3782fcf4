import { z } from 'zod';
import { isSame } from '../../../platform/webhook-signature/is-same.js';
import { readBodyOf } from '../body-of.js';
import { hexHmac } from './hex-hmac.js';
import type { Proof } from './proof.js';

const signed = z.object({
  token: z.string().min(1).max(256),
  /** Milliseconds since 1970, of the event. */
  triggeredAt: z.number().int(),
  signature: z.string().max(256),
});

/**
 * As Lever signs: the token and the time, both in the body. What else is in the body is NOT signed: whoever has seen one
 * delivery can send another body under its token, so that a token is good for one delivery.
 */
export const tokenInBody: Proof = ({ body }, secrets) => {
  const read = readSigned(body);
  if (read === null) return false;
  const { token, triggeredAt, signature } = read;
  return secrets.some((secret) => isSame(signature.toLowerCase(), hexHmac(secret, `${token}${triggeredAt}`)));
};

/** The token of a delivery; null if there is none. */
export function tokenOf(body: Buffer): string | null {
  return readSigned(body)?.token ?? null;
}

function readSigned(body: Buffer): z.infer<typeof signed> | null {
  return signed.safeParse(readBodyOf(body)).data ?? null;
}

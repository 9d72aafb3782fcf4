import { isSame } from '../../../platform/webhook-signature/is-same.js';
import { hexHmac } from './hex-hmac.js';
import { headerOf, type Proof } from './proof.js';

/**
 * The HMAC-SHA256 of the body as it came, in hexadecimal, in a header behind a prefix. No time is signed: that a delivery
 * is a recording is told by its id and its content.
 * @param prefix as the vendor writes it: `sha256 `, `sha256=` or nothing
 */
export function hmacOfBody(header: string, prefix: string): Proof {
  return (arrived, secrets) => {
    const given = headerOf(arrived, header)?.trim() ?? '';
    if (!given.startsWith(prefix)) return false;
    const signature = given.slice(prefix.length).trim().toLowerCase();
    return secrets.some((secret) => isSame(signature, hexHmac(secret, arrived.body)));
  };
}

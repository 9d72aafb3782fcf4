import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

// Standard Webhooks: 24 to 64 bytes.
const fewestBytes = 24;
const mostBytes = 64;
const madeBytes = 32;

/** A secret as its holders write it: `whsec_` and the base64 of its bytes. */
export function makeWebhookSecret(): string {
  return prefix + randomBytes(madeBytes).toString('base64');
}

/** Whether a text is a secret that can sign. */
export function isWebhookSecret(text: string): boolean {
  if (!text.startsWith(prefix)) return false;
  const encoded = text.slice(prefix.length);
  const bytes = keyOf(text);
  // What is not base64 would be left out without a word, and sign with another key than its holder has.
  return bytes.toString('base64') === encoded && bytes.length >= fewestBytes && bytes.length <= mostBytes;
}

/** What is sent to an endpoint beside its body, by which the receiver knows who sent it and that it is fresh. */
export interface SignatureHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/**
 * Signs as Standard Webhooks 1.0 says.
 * @param seconds when this try is made, since 1970
 * @param secrets each of them signs
 */
export function signWebhook(id: string, seconds: number, body: string, secrets: readonly string[]): SignatureHeaders {
  const signed = `${id}.${seconds}.${body}`;
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', keyOf(secret)).update(signed).digest('base64')}`,
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  };
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(prefix.length), 'base64');
}

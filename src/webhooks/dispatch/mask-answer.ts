import type { OutboundResult } from '../../platform/outbound/outbound-http.js';

const address = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}.-]{1,255}/gu;

// Keys and tokens: long words of the characters that they are written in.
const token = /[A-Za-z0-9_+/=-]{32,}/g;

// PostgreSQL's text holds no NUL; the rest would only hide what stands there.
const control = /[\p{Cc}\p{Cs}]/gu;

/**
 * The body of an answer as it is kept: what may be a person's address or somebody's key is masked, since a receiver may
 * send back whatever it was sent, or has.
 * @param secrets what it was sent, in clear
 */
export function maskAnswer(result: OutboundResult, secrets: readonly string[]): string | null {
  const body = result.kind === 'answered' ? result.body : result.kind === 'too-large' ? result.head : null;
  if (body === null || body.length === 0) return null;
  let text = body.toString('utf8').replace(control, (each) => (/[\n\t]/.test(each) ? each : ' '));
  for (const secret of secrets) text = text.replaceAll(secret, '(masked)');
  return text.replace(address, '(address)').replace(token, '(masked)');
}

import type { FailureReason, SendPhase, SendResult } from '../smtp/send-result.js';

// Up to here a server speaks of itself, and has not heard of a mail.
const beforeTheMail: ReadonlySet<SendPhase> = new Set(['connect', 'greeting', 'ehlo', 'tls', 'auth']);

/**
 * What may be kept of how a send over an organization's relay ended. The organization reads it, and might have us
 * connect to any server to hear what it says; or a server might repeat the password.
 */
export function withoutBanner(result: SendResult): SendResult {
  if (result.outcome === 'rejected' && beforeTheMail.has(result.phase)) {
    return { ...result, response: [result.code, result.enhanced].filter((part) => part !== null).join(' ') };
  }
  if (result.outcome === 'failed' && beforeTheMail.has(result.phase) && !hasCode.has(result.reason)) {
    return { ...result, detail: null };
  }
  return result;
}

// Their detail is a code of the system, of OpenSSL or of the outbound guard, and nothing that a server said.
const hasCode: ReadonlySet<FailureReason> = new Set(['host-not-reached', 'tls-failed', 'address-refused']);

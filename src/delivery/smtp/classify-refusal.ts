import type { RefusalClass, RejectedSend } from './send-result.js';

interface Refusal {
  readonly phase: RejectedSend['phase'];
  readonly code: number;
  readonly enhanced: string | null;
}

// Authentication wanted, failed, too weak or to be encrypted first (RFC 4954): whichever command it answers.
const CREDENTIALS_REFUSED = new Set([530, 534, 535, 538]);
// Mailbox unavailable, not local, name not allowed, syntax, and the two ways to take no mail at all (RFC 7504).
const RECIPIENT_CODES = new Set([501, 521, 550, 551, 553, 556]);

// X.1.7 and X.1.8 speak of the sender's address, all other X.1 of the recipient's.
const SENDER_ADDRESS = /^5\.1\.[78]$/;
// Exchange Online answers 5.4.1 for a mailbox its directory does not know; X.4.4 is a domain without a route.
const RECIPIENT_ADDRESS = /^5\.(?:1\.\d+|2\.1|4\.[14])$/;

/**
 * What a 4xx or 5xx is about. Where an answer could mean several things the milder class wins: `permanent-message`
 * stops one mail, `permanent-recipient` suppresses an address, `relay` pauses everybody's mail.
 */
export function classifyRefusal({ phase, code, enhanced }: Refusal): RefusalClass {
  // 503 says that the conversation went wrong, not the mail: another connection may take it.
  if (code < 500 || code === 503) return 'temporary';
  if (CREDENTIALS_REFUSED.has(code)) return 'relay';
  if (phase === 'mail') return isAboutSize(code, enhanced) ? 'permanent-message' : 'relay';
  if (phase !== 'rcpt' && phase !== 'data' && phase !== 'message') return 'relay';
  if (enhanced !== null) {
    if (SENDER_ADDRESS.test(enhanced)) return 'relay';
    return RECIPIENT_ADDRESS.test(enhanced) ? 'permanent-recipient' : 'permanent-message';
  }
  return phase === 'rcpt' && RECIPIENT_CODES.has(code) ? 'permanent-recipient' : 'permanent-message';
}

function isAboutSize(code: number, enhanced: string | null): boolean {
  return code === 552 || enhanced === '5.3.4' || enhanced === '5.2.3';
}

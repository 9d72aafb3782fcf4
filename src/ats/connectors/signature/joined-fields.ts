import { isSame } from '../../../platform/webhook-signature/is-same.js';
import { hexHmac } from './hex-hmac.js';
import { type Arrived, headerOf, type Proof } from './proof.js';

// A delivery is known again for 30 days by its id. One that is older could not be told from a recording.
const longestMs = 7 * 24 * 3_600_000;

// Clocks differ; the vendor's is ahead of ours by no more.
const aheadMs = 300_000;

const fields = ['event-id', 'event-name', 'event-version', 'link'] as const;

/**
 * As SmartRecruiters signs: the time of the try, the body and four headers, joined by dots; each of its keys gives one
 * `v1=` of the list. Its tries go on for days, so that the time bounds only how long ids have to be remembered.
 */
export const joinedFields: Proof = (arrived, secrets) => {
  const timestamp = headerOf(arrived, 'smartrecruiters-timestamp') ?? '';
  if (!isRecent(timestamp, arrived.at)) return false;
  const signatures = (headerOf(arrived, 'smartrecruiters-signature') ?? '')
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each.startsWith('v1='))
    .map((each) => each.slice('v1='.length).toLowerCase());
  // A key of theirs is one of 16: more signatures are nobody's.
  if (signatures.length > 16) return false;
  return secrets.some((secret) => {
    const expected = signatureOf(arrived, timestamp, secret);
    return signatures.some((each) => isSame(each, expected));
  });
};

function signatureOf(arrived: Arrived, timestamp: string, secret: string): string {
  const last = fields.map((name) => headerOf(arrived, name) ?? '').join('.');
  return hexHmac(secret, `${timestamp}.`, arrived.body, `.${last}`);
}

/** @param seconds since 1970 */
function isRecent(seconds: string, now: Date): boolean {
  if (!/^\d{1,12}$/.test(seconds)) return false;
  const age = now.getTime() - Number(seconds) * 1_000;
  return age <= longestMs && age >= -aheadMs;
}

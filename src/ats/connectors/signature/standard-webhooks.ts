import { isSame } from '../../../platform/webhook-signature/is-same.js';
import { isWebhookSecret, signWebhook } from '../../../platform/webhook-signature/webhook-secret.js';
import { headerOf, type Proof } from './proof.js';

// As the libraries of Standard Webhooks have it, both ways: each try is stamped anew.
const toleranceMs = 300_000;

// Nobody signs with more secrets at once.
const mostSignatures = 16;

/** Standard Webhooks 1.0.0, symmetric signatures (`v1`). */
export const standardWebhooks: Proof = (arrived, secrets) => {
  const id = headerOf(arrived, 'webhook-id');
  const timestamp = headerOf(arrived, 'webhook-timestamp') ?? '';
  if (id === null || !/^\d{1,12}$/.test(timestamp)) return false;
  const seconds = Number(timestamp);
  if (Math.abs(arrived.at.getTime() - seconds * 1_000) > toleranceMs) return false;
  const given = (headerOf(arrived, 'webhook-signature') ?? '').split(' ').slice(0, mostSignatures);
  const usable = secrets.filter(isWebhookSecret);
  return usable.some((secret) => {
    const { 'webhook-signature': expected } = signWebhook(id, seconds, arrived.body.toString('utf8'), [secret]);
    return given.some((each) => isSame(each, expected));
  });
};

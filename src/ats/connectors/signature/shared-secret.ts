import { bringsSecret } from '../../../platform/webhook-signature/shared-secret.js';
import type { Proof } from './proof.js';

/** The secret itself, in the header `X-Webhook-Secret` or as the password of basic authentication: nothing is signed. */
export const sharedSecret: Proof = ({ headers }, secrets) => secrets.some((secret) => bringsSecret(headers, secret));

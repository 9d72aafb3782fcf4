import type { DkimConfig } from '../../platform/config/dkim-config.js';
import { dkimSignature } from '../../platform/wire/dkim-signature.js';

/** The mail with a signature in front of its headers; the same for the same mail. */
export type SignMail = (mime: Buffer) => Promise<Buffer>;

// What a reader sees or a mail program acts on. RFC 8058 asks that both fields for unsubscribing are among them.
const signedFields = [
  'From',
  'To',
  'Reply-To',
  'Subject',
  'Date',
  'Message-ID',
  'In-Reply-To',
  'References',
  'MIME-Version',
  'Content-Type',
  'Content-Language',
  'Auto-Submitted',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
];

/** Signs as the domain whose DNS holds the public key under the selector. */
export function mailSigner(config: DkimConfig): SignMail {
  return dkimSignature(config, signedFields);
}

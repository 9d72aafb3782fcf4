import DKIM from 'nodemailer/lib/dkim';
import type { DkimConfig } from '../../platform/config/dkim-config.js';

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
].join(':');

/** Signs by DKIM (RFC 6376), rsa-sha256, as the domain whose DNS holds the public key under the selector. */
export function mailSigner({ domain, selector, privateKey }: DkimConfig): SignMail {
  const dkim = new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames: signedFields });
  return async (mime) => {
    const signed = Buffer.concat(await dkim.sign(mime).toArray());
    // A key that cannot sign is passed over in silence there.
    if (!signed.toString('ascii', 0, 15).startsWith('DKIM-Signature:')) throw new Error('the mail was not signed');
    return signed;
  };
}

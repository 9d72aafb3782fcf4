import DKIM from 'nodemailer/lib/dkim';
import type { DkimConfig } from '../config/dkim-config.js';

/**
 * Puts a signature by DKIM (RFC 6376), rsa-sha256, in front of a whole mail; the same for the same mail.
 * @param fields headers that are signed, where the mail has them
 */
export function dkimSignature({ domain, selector, privateKey }: DkimConfig, fields: readonly string[]) {
  const headerFieldNames = fields.join(':');
  const dkim = new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames });
  return async (mime: Buffer): Promise<Buffer> => {
    const signed = Buffer.concat(await dkim.sign(mime).toArray());
    // A key that cannot sign is passed over in silence there.
    if (!signed.toString('ascii', 0, 15).startsWith('DKIM-Signature:')) throw new Error('the mail was not signed');
    return signed;
  };
}

import { createHmac, timingSafeEqual } from 'node:crypto';

// 80 bits: a report has to be sent for each guess, over SMTP. A local part holds 64 characters, all in lower case, since
// some servers fold it.
const macLength = 20;
const form = /^bounces\+([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})\.([0-9a-f]{20})@(.+)$/;

/**
 * The envelope senders of mails (VERP): a report of a mail that came back goes to an address which says which mail it
 * was, and which nobody can make up who was not sent a mail.
 */
export class BounceAddresses {
  constructor(
    private readonly domain: string,
    private readonly key: string,
  ) {}

  of(messageId: string): string {
    return `bounces+${messageId.replaceAll('-', '')}.${this.#mac(messageId)}@${this.domain}`;
  }

  /** The message that such an address is of; null for any other, and for one that was made up. */
  read(address: string): string | null {
    const match = form.exec(address.toLowerCase());
    if (match === null || match[7] !== this.domain.toLowerCase()) return null;
    const messageId = match.slice(1, 6).join('-');
    const isOurs = timingSafeEqual(Buffer.from(match[6] ?? ''), Buffer.from(this.#mac(messageId)));
    return isOurs ? messageId : null;
  }

  isPostmaster(address: string): boolean {
    return address.toLowerCase() === `postmaster@${this.domain.toLowerCase()}`;
  }

  #mac(messageId: string): string {
    return createHmac('sha256', this.key).update(`bounce ${messageId}`).digest('hex').slice(0, macLength);
  }
}

import { type MailAddressRefusal, parseMailAddress, quotedAddress } from '../../platform/mail-address/mail-address.js';

/** Names the field and the reason, never the address: it ends up in logs. */
export class UnusableMailAddress extends Error {
  override readonly name = 'UnusableMailAddress';

  constructor(
    readonly field: string,
    readonly reason: MailAddressRefusal,
  ) {
    super(`the mail's ${field} address cannot be used: ${reason}`);
  }
}

/** As it stands in a header or a command: no address reaches one but through here. */
export function usableAddress(field: string, text: string): string {
  const parsed = parseMailAddress(text);
  if (!parsed.ok) throw new UnusableMailAddress(field, parsed.reason);
  return quotedAddress(parsed.address);
}

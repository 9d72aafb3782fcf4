import { createHash } from 'node:crypto';
import { canonicalAddress } from '../../platform/mail-address/mail-address.js';

/** What stands in place of the address of somebody who was erased: they are still not written to. */
export function hiddenAddress(organizationId: string, address: string): string {
  return `sha256:${createHash('sha256').update(`${organizationId} ${address.toLowerCase()}`).digest('hex')}`;
}

/** Under what an address may be suppressed. */
export function suppressedAs(organizationId: string, typed: string): string[] {
  const address = canonicalAddress(typed) ?? typed;
  return [address.toLowerCase(), hiddenAddress(organizationId, address)];
}

import { canonicalAddress, domainOf } from '../../platform/mail-address/mail-address.js';

// Names of records stand before it, and a name of DNS has 253 characters at most.
const longest = 180;

/** The domain as DNS knows it, an international one in its ASCII form; null for what is none to send from. */
export function sendingDomainName(text: string): string | null {
  // What is left out behind an address is none of a domain's name.
  if (text.includes('@') || /[.。\s]$/u.test(text)) return null;
  const address = canonicalAddress(`x@${text}`);
  if (address === undefined) return null;
  const domain = domainOf(address);
  return domain.length > longest ? null : domain;
}

/** Whether it is that domain, or one below it. */
export function isWithin(domain: string, other: string): boolean {
  return domain === other || domain.endsWith(`.${other}`);
}

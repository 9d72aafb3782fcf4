import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';

// Hexadecimal digits: 24 bits, which every 256 addresses of IPv4 share. Enough to keep two callers apart who fail in the
// same minute, too little to tell an address.
const digits = 6;

/** Under which name an address is counted. An IPv6 client has a whole /64 to call from: it counts as one. */
export function addressBucket(address: string, counted: 'ADDRESS' | 'LINK' = 'ADDRESS'): string {
  return `${counted}:${createHash('sha256').update(networkOf(address)).digest('hex').slice(0, digits)}`;
}

function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  const bytes = parsed.toByteArray();
  return bytes.slice(0, parsed.kind() === 'ipv4' ? 4 : 8).join('.');
}

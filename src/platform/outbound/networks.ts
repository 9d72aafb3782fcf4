import ipaddr from 'ipaddr.js';

/** A network: an address of it, and how many leading bits all its addresses share. */
export type Network = readonly [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

/** Reads `10.20.0.0/16, 127.0.0.1, fd00::/8`; null if one of them is neither an address nor a network. */
export function parseNetworks(text: string): readonly Network[] | null {
  const networks = text.split(',').map((each) => parseNetwork(each.trim()));
  return networks.every((each) => each !== null) ? networks : null;
}

export function isWithin(address: string, networks: readonly Network[]): boolean {
  const parsed = ipaddr.parse(address);
  return networks.some(([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits));
}

function parseNetwork(text: string): Network | null {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  // Of one number alone, or in octal, an address can be read in more than one way.
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return null;
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

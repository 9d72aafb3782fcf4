import ipaddr from 'ipaddr.js';

// What IANA has given out for the public Internet so far; what lies outside is special, or nobody's.
const givenOut = ipaddr.IPv6.parseCIDR('2000::/3');

// The one public address that is not: behind it, inside Azure, stands the host of the virtual machine.
const azureHost = '168.63.129.16';

// RFC 6052: in a network that has IPv6 alone, names of the IPv4 Internet resolve to this prefix and the IPv4 address.
const translated = ipaddr.IPv6.parseCIDR('64:ff9b::/96');
const bytesBeforeIpv4 = 12;

/**
 * Whether an address belongs to the public Internet. Loopback, private, link-local (with the clouds' metadata), shared,
 * reserved and multicast addresses do not, nor does an IPv4 address wrapped into IPv6, with one exception: translated by
 * the well-known prefix it counts as what it wraps.
 * @param text an IP address, as a resolver or a URL parser writes it
 */
export function isPublicAddress(text: string): boolean {
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast' && address.toString() !== azureHost;
  if (address.match(translated)) {
    return isPublicAddress(ipaddr.fromByteArray(address.toByteArray().slice(bytesBeforeIpv4)).toString());
  }
  return address.range() === 'unicast' && address.match(givenOut) && address.zoneId === undefined;
}

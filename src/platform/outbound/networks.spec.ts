import { describe, expect, it } from '@jest/globals';
import { isWithin, parseNetworks } from './networks.js';

describe('networks', () => {
  it('are read from addresses and prefixes, of IPv4 and IPv6', () => {
    const networks = parseNetworks('10.20.0.0/16, 127.0.0.1,fd00:1::/32 , ::1') ?? [];
    expect(networks).toHaveLength(4);
    for (const inside of ['10.20.0.1', '10.20.255.255', '127.0.0.1', 'fd00:1::5', '::1'])
      expect([inside, isWithin(inside, networks)]).toEqual([inside, true]);
    for (const outside of ['10.21.0.1', '127.0.0.2', 'fd00:2::5', '::2', '::ffff:7f00:1'])
      expect([outside, isWithin(outside, networks)]).toEqual([outside, false]);
  });

  it('hold nothing if there are none', () => {
    expect(isWithin('127.0.0.1', [])).toBe(false);
  });

  it.each(['', '10.20.0.0/33', 'localhost', '127.1', '2130706433', '0177.0.0.1', '10.0.0.0/8,', '10.0.0.0 10.0.0.1'])(
    'are not %j',
    (text) => {
      expect(parseNetworks(text)).toBeNull();
    },
  );
});

import { describe, expect, it } from '@jest/globals';
import { addressBucket } from './address-bucket.js';

describe('the bucket of an address', () => {
  it('is the same for the same client, however its address is written', () => {
    expect(addressBucket('::ffff:192.0.2.7')).toBe(addressBucket('192.0.2.7'));
    expect(addressBucket('2001:db8:0:0::1')).toBe(addressBucket('2001:DB8::1'));
  });

  it('is one for a whole /64, from which one client can call', () => {
    expect(addressBucket('2001:db8:1:2:ffff:ffff:ffff:ffff')).toBe(addressBucket('2001:db8:1:2::1'));
    expect(addressBucket('2001:db8:1:3::1')).not.toBe(addressBucket('2001:db8:1:2::1'));
  });

  it('is another for another address of IPv4', () => {
    expect(addressBucket('192.0.2.8')).not.toBe(addressBucket('192.0.2.7'));
  });

  it('tells too little to find the address again', () => {
    expect(addressBucket('192.0.2.7')).toMatch(/^ADDRESS:[0-9a-f]{6}$/);
  });

  it('exists for whatever a proxy wrote instead of an address', () => {
    expect(addressBucket('unknown')).toMatch(/^ADDRESS:[0-9a-f]{6}$/);
  });
});

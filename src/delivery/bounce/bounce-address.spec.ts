import { describe, expect, it } from '@jest/globals';
import { usableAddress } from '../smtp/usable-address.js';
import { BounceAddresses } from './bounce-address.js';

const addresses = new BounceAddresses('bounces.example', 'k'.repeat(32));
const message = '0198c0de-0000-7000-8000-000000000001';
const address = addresses.of(message);

describe('the address a bounce goes to', () => {
  it('names its message, and is one that every mail server takes', () => {
    expect(usableAddress('from', address)).toBe(address);
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
    expect(addresses.read(address)).toBe(message);
    expect(addresses.read(address.toUpperCase())).toBe(message);
  });

  it('cannot be made up, for another message either', () => {
    const other = addresses.of('0198c0de-0000-7000-8000-000000000002');
    const [, mac = ''] = address.split('.');
    expect(addresses.read(`${other.split('.')[0]}.${mac}.example`)).toBeNull();
    expect(addresses.read(address.replace(/\.[0-9a-f]/, (start) => (start === '.0' ? '.1' : '.0')))).toBeNull();
    expect(new BounceAddresses('bounces.example', 'l'.repeat(32)).read(address)).toBeNull();
    expect(new BounceAddresses('other.example', 'k'.repeat(32)).read(address)).toBeNull();
  });

  it.each(['', 'bounces@bounces.example', `x${address}`, `${address}.`, 'postmaster@bounces.example'])(
    'is none of ours: %j',
    (text) => {
      expect(addresses.read(text)).toBeNull();
    },
  );
});

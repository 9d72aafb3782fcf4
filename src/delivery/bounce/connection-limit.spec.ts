import { describe, expect, it } from '@jest/globals';
import { ConnectionLimit } from './connection-limit.js';

describe('connections of one address', () => {
  it('are so many and no more, whatever other addresses hold', () => {
    const limit = new ConnectionLimit(2);
    expect(['1', '2', '3'].map((id) => limit.open(id, '192.0.2.1'))).toEqual([true, true, false]);
    expect(limit.open('4', '192.0.2.2')).toBe(true);
  });

  it('are free again when they end, each once', () => {
    const limit = new ConnectionLimit(1);
    expect([limit.open('1', '192.0.2.1'), limit.open('2', '192.0.2.1')]).toEqual([true, false]);
    // The one that was refused ends too.
    limit.close('2');
    expect(limit.open('3', '192.0.2.1')).toBe(false);
    limit.close('1');
    limit.close('1');
    expect([limit.open('4', '192.0.2.1'), limit.open('5', '192.0.2.1')]).toEqual([true, false]);
  });

  it('are those of a whole network of IPv6', () => {
    const limit = new ConnectionLimit(1);
    expect([limit.open('1', '2001:db8::1'), limit.open('2', '2001:db8::2')]).toEqual([true, false]);
    expect(limit.open('3', '2001:db8:0:1::1')).toBe(true);
  });
});

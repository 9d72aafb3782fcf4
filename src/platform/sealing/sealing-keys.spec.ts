import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { CannotOpen, SealingKeys } from './sealing-keys.js';

const [old, recent] = [randomBytes(32), randomBytes(32)];
const keys = new SealingKeys([old]);
const place = ['organization 1', 'relay 1'];

describe('a secret of a tenant', () => {
  it('is opened where it belongs, and shows nothing until then', () => {
    const sealed = keys.seal('p@ss wörd', place);
    expect(sealed.bytes.toString('latin1')).not.toContain('p@ss');
    expect(keys.open(sealed, place)).toBe('p@ss wörd');
  });

  it('is sealed differently each time', () => {
    expect(keys.seal('p@ss', place).bytes).not.toEqual(keys.seal('p@ss', place).bytes);
  });

  it.each([
    ['another organization', ['organization 2', 'relay 1']],
    ['another relay', ['organization 1', 'relay 2']],
    ['names that only look alike when they are put together', ['organization 1relay 1', '']],
  ])('is not opened for %s', (_what, elsewhere) => {
    expect(() => keys.open(keys.seal('p@ss', place), elsewhere)).toThrow(CannotOpen);
  });

  it('is not opened once a bit of it has changed, nor when it is cut short', () => {
    const { keyId, bytes } = keys.seal('p@ss', place);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => keys.open({ keyId, bytes: changed }, place)).toThrow(CannotOpen);
      expect(() => keys.open({ keyId, bytes: bytes.subarray(0, at) }, place)).toThrow(CannotOpen);
    }
  });
});

describe('sealing keys', () => {
  it('are replaced by putting the new one in front: the old one still opens, and seals nothing more', () => {
    const sealed = keys.seal('p@ss', place);
    const both = new SealingKeys([recent, old]);
    expect(both.open(sealed, place)).toBe('p@ss');
    const anew = both.seal('p@ss', place);
    expect(anew.keyId).not.toBe(sealed.keyId);
    expect(() => keys.open(anew, place)).toThrow('its key is not among the sealing keys');
  });

  it('can be missing: then nothing is sealed', () => {
    const none = new SealingKeys([]);
    expect(none.canSeal).toBe(false);
    expect(() => none.seal('p@ss', place)).toThrow('no key');
    expect(() => none.open(keys.seal('p@ss', place), place)).toThrow(CannotOpen);
  });

  it('have 32 bytes', () => {
    expect(() => new SealingKeys([randomBytes(31)])).toThrow('32 bytes');
  });
});

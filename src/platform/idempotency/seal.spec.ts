import { describe, expect, it } from '@jest/globals';
import { Seal } from './seal.js';

const seal = new Seal('ft_live_secret key-1', 'organization credential');
const text = 'ft_live_the_text_of_a_new_key';

describe('what is sealed', () => {
  it('is opened with the same secret, and shows nothing until then', () => {
    const sealed = seal.seal(Buffer.from(text), 'answer');
    expect(sealed.toString('latin1')).not.toContain(text.slice(0, 8));
    expect(new Seal('ft_live_secret key-1', 'organization credential').open(sealed, 'answer').toString()).toBe(text);
  });

  it('is another text each time', () => {
    expect(seal.seal(Buffer.from(text), 'answer')).not.toEqual(seal.seal(Buffer.from(text), 'answer'));
  });

  it.each([
    ['another secret', new Seal('ft_live_secret key-2', 'organization credential'), 'answer'],
    ['another scope', new Seal('ft_live_secret key-1', 'organization other'), 'answer'],
    ['another purpose', seal, 'step'],
  ])('is not opened with %s', (_what, other, purpose) => {
    const sealed = seal.seal(Buffer.from(text), 'answer');
    expect(() => other.open(sealed, purpose)).toThrow();
  });

  it('is not opened once a bit of it has changed, nor when it is cut short', () => {
    const sealed = seal.seal(Buffer.from(text), 'answer');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => seal.open(changed, 'answer')).toThrow();
      expect(() => seal.open(sealed.subarray(0, at), 'answer')).toThrow();
    }
  });
});

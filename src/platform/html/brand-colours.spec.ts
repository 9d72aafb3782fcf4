import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { brandColours, channelsOf, contrast } from './brand-colours.js';

const channels = (colour = '') => {
  const read = channelsOf(colour);
  if (read === null) throw new Error(`no colour: ${colour}`);
  return read;
};

describe("an organization's colour", () => {
  it('can be read on both papers, whatever it is', () => {
    const colour = fc.integer({ min: 0, max: 0xffffff }).map((each) => `#${each.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colour, (given) => {
        const { light, dark } = brandColours(given) ?? {};
        expect(contrast(channels(light), [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(channels(dark), [0x14, 0x17, 0x1c])).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 500 },
    );
  });

  it('stays as it is where it can be read', () => {
    expect(brandColours('#0b6e4f')?.light).toBe('#0b6e4f');
    expect(brandColours('#9cf')?.dark).toBe('#99ccff');
  });

  it.each(['', 'red', '#12', '#1234567', 'javascript:', '#ggg'])('is none: %j', (given) => {
    expect(brandColours(given)).toBeNull();
  });
});

import { describe, expect, it } from '@jest/globals';
import { contrastOnWhite, DEFAULT_COLOUR, readableColour } from './brand.js';
import { DARK, LIGHT } from './mail-style.js';

const channels = (colour: string): [number, number, number] => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
];

describe('the colour of an organization', () => {
  it.each([
    ['#0b6e4f', '#0b6e4f'],
    ['#C00', '#cc0000'],
    ['#767676', '#767676'],
  ])('%s can be read on white', (colour, used) => {
    expect(readableColour(colour)).toBe(used);
  });

  it.each(['#777777', '#fff', '#ffee00', '', 'red', '#12345', '#0b6e4f;background:url(x)', null, undefined])(
    '%p gives way to the default',
    (colour) => {
      expect(readableColour(colour)).toBe(DEFAULT_COLOUR);
    },
  );

  it('contrasts as WCAG reckons', () => {
    expect(contrastOnWhite([0, 0, 0])).toBeCloseTo(21);
    expect(contrastOnWhite([255, 255, 255])).toBeCloseTo(1);
    expect(contrastOnWhite(channels(DEFAULT_COLOUR))).toBeGreaterThan(7);
  });

  it('stands beside texts that can be read on each background', () => {
    for (const text of [LIGHT.text, LIGHT.muted]) {
      for (const background of [LIGHT.page, LIGHT.card, LIGHT.note]) {
        const contrast = contrastOnWhite(channels(text)) / contrastOnWhite(channels(background));
        expect(contrast).toBeGreaterThan(4.5);
      }
    }
  });

  it('gives way to texts that can be read in the dark', () => {
    for (const text of [DARK.text, DARK.muted, DARK.link]) {
      for (const background of [DARK.page, DARK.card, DARK.note]) {
        const contrast = contrastOnWhite(channels(background)) / contrastOnWhite(channels(text));
        expect(contrast).toBeGreaterThan(4.5);
      }
    }
  });
});

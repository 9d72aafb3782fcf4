import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EVERY_SAMPLE } from '../../../test/mails/every-sample.js';
import { wrapped } from './text-blocks.js';
import { unwrapText } from './unwrap-text.js';

describe('the text of a mail without its lines', () => {
  it('is what had been wrapped', () => {
    const word = fc.stringMatching(/^[a-zäéß']{1,14}[.,]?$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
        expect(unwrapText(wrapped(words.join(' ')).join('\n'))).toBe(words.join(' '));
      }),
    );
  });

  it('keeps headings, lists and short lines as they are, and names no link of its reader', () => {
    const { text } = EVERY_SAMPLE.find(({ name }) => name === 'outcome-rejected')?.compose('en') ?? { text: '' };
    const unwrapped = unwrapText(text);
    expect(unwrapped).not.toContain('{{link:');
    expect(unwrapped).not.toContain('See where you stand');
    expect(unwrapped).toContain('Our decision on your application\n---');
    expect(unwrapped).toMatch(/^Thank you for applying .* that you gave us\.$/mu);
    expect(unwrapped).toContain('\nKind regards,\nSam Lee\nBrightwater Labs\n');
  });

  it('is one line for each paragraph in Japanese too', () => {
    const { text } = EVERY_SAMPLE.find(({ name }) => name === 'outcome-rejected')?.compose('ja') ?? { text: '' };
    expect(unwrapText(text)).toMatch(/^慎重に選考を重ねました結果、.*申し訳ございません。$/mu);
  });
});

import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { language as en } from '../../src/mails/languages/en/language.js';
import { traitsOf } from './faces.js';
import { reachableMails } from './reachable.arbitrary.js';
import { SAMPLE_MAILS } from './sample-mails.js';

const source = new URL('../../src/mails/', import.meta.url);

const shown = new Set(SAMPLE_MAILS.flatMap(({ kind, facts }) => [...traitsOf(kind, facts)]));

/** The same draw each time: that a rare face is among them is no matter of luck. */
const drawn = fc.sample(reachableMails, { numRuns: 900, seed: 20_261_130 }).flat();

describe('the sample mails', () => {
  it('show every face of a mail that the service can have reason to write', () => {
    const unseen = drawn.flatMap(({ kind, facts }) => [...traitsOf(kind, facts)].filter((trait) => !shown.has(trait)));
    expect([...new Set(unseen)].sort()).toEqual([]);
  });

  it('show none that it cannot', () => {
    const written = new Set(drawn.flatMap(({ kind, facts }) => [...traitsOf(kind, facts)]));
    expect([...shown].filter((trait) => !written.has(trait)).sort()).toEqual([]);
  });

  it('are of sentences that are all said somewhere', () => {
    const code = globSync('{*,bodies/*,calendar/*,words/*}.ts', { cwd: source })
      .filter((file) => !/sentences\.ts$|\.spec\.ts$/u.test(file))
      .map((file) => readFileSync(new URL(file, source), 'utf8'))
      .join('\n');
    const unsaid = Object.keys(en.sentences).filter((key) => !code.includes(`'${key}'`));
    expect(unsaid.filter((key) => !/\.headline/u.test(key))).toEqual([]);
  });
});

import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repository, textOf } from './figures.js';

describe('docs/adr/README.md', () => {
  it('lists every decision once, by its number and under its title', async () => {
    const files = globSync('docs/adr/[0-9]*.md', { cwd: repository }).sort();
    const lines = files.map(async (file) => {
      const [, number, title] = /^# (\d+)\. (.+)\n/.exec(await textOf(file)) ?? [];
      expect([file, Number(basename(file).slice(0, 4))]).toEqual([file, Number(number)]);
      return `${number}. [${title}](${basename(file)})`;
    });
    const listed = (await textOf('docs/adr/README.md')).split('\n').filter((line) => /^\d/.test(line));
    expect(listed).toEqual(await Promise.all(lines));
    expect(files.length).toBeGreaterThan(80);
  });
});

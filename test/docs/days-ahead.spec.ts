import { globSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { latestDay } from '../../src/rules/index.js';
import { repository, textOf } from './figures.js';

it('whoever says how many days ahead a day may lie says what the rule does', async () => {
  const today = Temporal.PlainDate.from('2026-12-01');
  const { days } = today.until(latestDay(today));
  const files = globSync(['src/**/*.{ts,tsx,graphql}', 'docs/*.md'], { cwd: repository, exclude: ['**/*.spec.*'] });
  const texts = await Promise.all(files.map(textOf));
  const said = texts.flatMap((text) => [...text.matchAll(/(\d[\d,]*) days (?:ahead|from today)/g)]);
  expect(said.length).toBeGreaterThan(10);
  expect(said.filter(([, number]) => number !== String(days)).map(([words]) => words)).toEqual([]);
});

import { readFileSync } from 'node:fs';
import type { Seed } from './life.arbitrary.js';

/** Lives in which text and code once differed, and what mended it. */
export const failedSeeds: readonly { readonly why: string; readonly seed: Seed }[] = JSON.parse(
  readFileSync(new URL('./failed-seeds.json', import.meta.url), 'utf8'),
);

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Whether a test adds fields to GraphQL types that every application of its process has from then on. */
const leavesFields = (source: string) =>
  /\bstartPlantedApp\(/.test(source) &&
  /^ *@ResolveField\(/m.test(source) &&
  !/^\/\*\* @jest-environment node \*\//.test(source);

describe('a test that plants fields in an application', () => {
  it('has modules of its own', () => {
    const specs = globSync('{src,test}/**/*.spec.{ts,tsx}', { cwd: repository, exclude: ['**/node_modules'] });
    expect(specs.length).toBeGreaterThan(100);
    expect(specs.filter((file) => leavesFields(readFileSync(join(repository, file), 'utf8')))).toEqual([]);
  });

  it('is found by this check if it has not', () => {
    const planting = ['class Planted {', '  @ResolveField(() => String)', '}', 'await startPlantedApp(Planted);'].join(
      '\n',
    );
    expect(leavesFields(planting)).toBe(true);
    expect(leavesFields(`/** @jest-environment node */\n${planting}`)).toBe(false);
    expect(leavesFields(planting.replace('startPlantedApp', 'startTestApp'))).toBe(false);
  });
});

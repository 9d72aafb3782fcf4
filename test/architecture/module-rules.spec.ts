import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseOptions } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { sourceFaults, sourceRuleNames } from './source-rules.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const fixtures = fileURLToPath(new URL('./fixtures/', import.meta.url));

let options: ICruiseOptions;

beforeAll(async () => {
  options = await extractDepcruiseOptions(join(repository, '.dependency-cruiser.js'));
});

/** `rule: file` for every file that breaks a rule. */
async function faultsIn(root: string): Promise<string[]> {
  const { output } = await cruise(['src'], { ...options, baseDir: root });
  if (typeof output === 'string')
    throw new Error('dependency-cruiser answers with an object when no reporter is asked');
  const ofImports = output.summary.violations.flatMap(({ rule, from, cycle }) =>
    [from, ...(cycle ?? []).map((each) => each.name)].map((file) => `${rule.name}: ${file}`),
  );
  const ofSources = sourceFaults(root).map(({ rule, file }) => `${rule}: ${file}`);
  return [...new Set([...ofImports, ...ofSources])].sort();
}

/** Files that say in their first line that they break the rule their fixture is named after. */
function breakersIn(root: string): string[] {
  return globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) =>
    readFileSync(join(root, file), 'utf8').startsWith('// Breaks the rule.'),
  );
}

describe('the architecture', () => {
  it('holds in every file', async () => {
    expect(await faultsIn(repository)).toEqual([]);
  });

  it('has a fixture for every rule', () => {
    const rules = (options.ruleSet?.forbidden ?? []).map((rule) => String(rule.name));
    expect(readdirSync(fixtures).sort()).toEqual([...rules, ...sourceRuleNames].sort());
  });

  it.each(readdirSync(fixtures))('notices where "%s" is broken, and nothing else', async (rule) => {
    const root = join(fixtures, rule);
    const expected = breakersIn(root).map((file) => `${rule}: ${file}`);
    expect(expected).not.toEqual([]);
    expect(await faultsIn(root)).toEqual(expected.sort());
  });
});

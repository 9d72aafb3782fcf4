import { globSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { repository, textOf } from './figures.js';

const manifest = async (file: string) => JSON.parse(await textOf(file)) as Record<string, Record<string, string>>;

describe('docs/dependencies.md', () => {
  let dependencies: string[];
  let told: Map<string, string>;

  beforeAll(async () => {
    dependencies = Object.keys((await manifest('package.json'))['dependencies'] ?? {});
    const rows = [...(await textOf('docs/dependencies.md')).matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)];
    told = new Map(rows.map(([, name = '', why = '']) => [name, why]));
  });

  it('has every package that is installed with the service, with its reason, and no other', () => {
    expect([...told.keys()].sort()).toEqual([...dependencies].sort());
    expect([...told].filter(([, why]) => why.length < 5)).toEqual([]);
  });

  it('leads from each to the decision that names it', async () => {
    const unnamed: string[] = [];
    for (const [name, why] of told) {
      const decision = /\(\[ADR \d+\]\((adr\/\d{4}-[\w-]+\.md)\)\)$/.exec(why)?.[1];
      const words = decision === undefined ? [] : (await textOf(`docs/${decision}`)).split(/[^\w@/.-]+|\.(?!\w)/);
      if (!words.includes(name)) unnamed.push(name);
    }
    expect(unnamed).toEqual([]);
  });

  it('has none that nothing uses: each is imported, or needed by one that is', async () => {
    const files = globSync('src/**/*.{ts,tsx}', { cwd: repository }).filter((file) => !/\.spec\.tsx?$/.test(file));
    const source = (await Promise.all(files.map(textOf))).join('\n');
    const isImported = (name: string) =>
      [`from '${name}'`, `from '${name}/`, `import '${name}'`, `('${name}'`, `('${name}/`].some((form) =>
        source.includes(form),
      );
    for (const name of dependencies) {
      const peerOf = /^peer of `([^`]+)` /.exec(told.get(name) ?? '')?.[1];
      if (peerOf === undefined) expect([name, isImported(name)]).toEqual([name, true]);
      else {
        expect([peerOf, isImported(peerOf)]).toEqual([peerOf, true]);
        const { peerDependencies = {} } = await manifest(`node_modules/${peerOf}/package.json`);
        expect(Object.keys(peerDependencies)).toContain(name);
      }
    }
  });
});

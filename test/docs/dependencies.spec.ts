import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (file: string) => readFile(join(repository, file), 'utf8');
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

  it('has none that nothing uses: each is imported, or needed by one that is', async () => {
    const files = globSync('src/**/*.{ts,tsx}', { cwd: repository }).filter((file) => !/\.spec\.tsx?$/.test(file));
    const source = (await Promise.all(files.map(textOf))).join('\n');
    const isImported = (name: string) =>
      [`from '${name}'`, `from '${name}/`, `import '${name}'`, `('${name}'`, `('${name}/`].some((form) =>
        source.includes(form),
      );
    for (const name of dependencies) {
      const peerOf = /^peer of `([^`]+)`$/.exec(told.get(name) ?? '')?.[1];
      if (peerOf === undefined) expect([name, isImported(name)]).toEqual([name, true]);
      else {
        expect([peerOf, isImported(peerOf)]).toEqual([peerOf, true]);
        const { peerDependencies = {} } = await manifest(`node_modules/${peerOf}/package.json`);
        expect(Object.keys(peerDependencies)).toContain(name);
      }
    }
  });
});

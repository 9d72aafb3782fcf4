import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (file: string) => readFile(join(repository, file), 'utf8');

const exported = /^export (?:declare |abstract |async )*(?:type|interface|class|function|const|enum) (\w+)/gm;

const exportedType = /^export (?:declare |abstract )*(?:type|interface|class|enum) (\w+)/gm;

// Of no use to who does not know them from here, and decided otherwise (ADR 133).
const invented = /[Tt]elling|[Rr]eckon|[Ll]ane(?!guage)|[Ww]ish|[Ss]cene|[Cc]rossing|^Standing/;

// Wherever it is declared: of a module, of a class, or in a function.
const declared =
  /^\s*(?:export )?(?:declare |abstract |async |private |readonly |static )*(?:(?:type|interface|class|function|const|let|enum) (#?\w+)|(#?\w+)\([^)]*\)[^;{]*\{$)/gm;

const suffixesOfNobody = /(Manager|Helper|Utils?|Provider|Handlers?|Impl|Task)$/;

describe('the words of the code', () => {
  const places = new Map<string, string[]>();
  const types = new Map<string, string[]>();
  const injectables = new Map<string, string>();
  const names = new Set<string>();

  beforeAll(async () => {
    const files = globSync('src/**/*.{ts,tsx}', { cwd: repository }).filter((file) => !/\.spec\.tsx?$/.test(file));
    for (const file of files) {
      const text = await textOf(file);
      for (const [, name = ''] of text.matchAll(exported)) places.set(name, [...(places.get(name) ?? []), file]);
      for (const [, name = ''] of text.matchAll(exportedType)) types.set(name, [...(types.get(name) ?? []), file]);
      for (const [, name, method = ''] of text.matchAll(declared)) names.add(name ?? method);
      for (const [, name = ''] of text.matchAll(/@Injectable\(\)\nexport class (\w+)/g)) injectables.set(name, file);
    }
    expect(places.size).toBeGreaterThan(1_000);
  });

  it('are as ADR 133 decided: each new term is one thing, and no old one is left', async () => {
    const text = await textOf('docs/adr/0133-terms-of-the-code.md');
    const rows = [...text.matchAll(/^\| `(\w+)` \| `(src\/[\w./-]+)` \| `(\w+)` \|/gm)];
    expect(rows.length).toBeGreaterThan(20);
    for (const [, old = '', file = '', term = ''] of rows) {
      expect([term, places.get(term)]).toEqual([term, [file]]);
      expect([old, (places.get(old) ?? []).includes(file)]).toEqual([old, false]);
    }
  });

  it('are those of one type each, but for what GraphQL shows under the name that it has (ADR 168)', async () => {
    const text = await textOf('docs/adr/0168-a-name-stands-for-one-thing.md');
    const told = [...text.matchAll(/^\| `(\w+)` \| `(src\/[\w./-]+)` \|/gm)].map(([, name = '', file = '']) => [
      name,
      file,
    ]);
    expect(told.length).toBeGreaterThan(5);
    for (const [name = '', file = ''] of told) {
      expect([name, types.get(name)?.length, types.get(name)?.includes(file)]).toEqual([name, 2, true]);
      expect(await textOf(file)).toMatch(new RegExp(`@ObjectType\\([^@]*\\)\\nexport class ${name}\\b`));
    }
    const shown = new Set(told.map(([name]) => name));
    expect([...types].filter(([name, files]) => files.length > 1 && !shown.has(name))).toEqual([]);
  });

  it('are none that were invented here', () => {
    expect([...names].filter((name) => invented.test(name))).toEqual([]);
  });

  it('stand in the glossary once each, and what it names in the code is there', async () => {
    const rows = [...(await textOf('docs/glossary.md')).matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)].slice(1);
    const words = rows.map(([, word = '']) => word);
    expect(words.length).toBeGreaterThan(90);
    expect(words.filter((word, at) => words.indexOf(word) < at)).toEqual([]);
    const inCode = rows.flatMap(([, , meaning = '']) => [...meaning.matchAll(/in the code `(\w+)`/g)]);
    expect(inCode.length).toBeGreaterThan(5);
    expect(inCode.map(([, name = '']) => name).filter((name) => !places.has(name))).toEqual([]);
  });

  it('say by their suffix what an injectable is', () => {
    expect(injectables.size).toBeGreaterThan(100);
    expect([...injectables.keys()].filter((name) => suffixesOfNobody.test(name))).toEqual([]);
    const misplaced = [...injectables].filter(
      ([name, file]) => name.endsWith('Service') && !file.endsWith('.service.ts'),
    );
    expect(misplaced).toEqual([]);
    const named = [...injectables].filter(([, file]) => file.endsWith('.service.ts')).map(([name]) => name);
    expect(named.filter((name) => !name.endsWith('Service'))).toEqual([]);
  });
});

import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { placeBinaries } from './place-binaries.js';

describe('placeBinaries', () => {
  let root: string;
  let base: string;
  const source = (version: string) => ({
    root,
    version,
    links: [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }],
  });

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'package-'));
    base = await mkdtemp(join(tmpdir(), 'base-'));
    for (const folder of ['bin', 'lib', 'share']) await mkdir(join(root, 'native', folder), { recursive: true });
    await writeFile(join(root, 'native', 'bin', 'postgres'), 'one', { mode: 0o700 });
    await writeFile(join(root, 'native', 'lib', 'libpq.so.5.18'), 'library');
    await writeFile(join(root, 'native', 'lib', 'libpq.a'), 'for building');
  });

  afterEach(() => Promise.all([root, base].map((directory) => rm(directory, { recursive: true }))));

  it('makes what npm installed for one account usable for every account, with the links that npm leaves out', async () => {
    const { postgres } = await placeBinaries(source('18.4.0'), base);
    const lib = join(dirname(dirname(postgres)), 'lib');
    expect((await stat(postgres)).mode & 0o555).toBe(0o555);
    expect((await readdir(lib)).toSorted()).toEqual(['libpq.so.5', 'libpq.so.5.18']);
    expect(await readlink(join(lib, 'libpq.so.5'))).toBe('libpq.so.5.18');
  });

  it('places a new version beside the old one, which may still run', async () => {
    const old = await placeBinaries(source('18.4.0'), base);
    await rm(join(root, 'native', 'bin', 'postgres'));
    await writeFile(join(root, 'native', 'bin', 'postgres'), 'two');
    await chmod(join(root, 'native', 'bin', 'postgres'), 0o755);
    const current = await placeBinaries(source('18.5.0'), base);
    expect(await Promise.all([old, current].map(({ postgres }) => readFile(postgres, 'utf8')))).toEqual(['one', 'two']);
  });

  it('is done by several services at once without harm', async () => {
    const [one, ...others] = await Promise.all([1, 2, 3].map(() => placeBinaries(source('18.4.0'), base)));
    expect(others).toEqual([one, one]);
    expect(await readdir(join(base, 'binaries'))).toHaveLength(1);
  });
});

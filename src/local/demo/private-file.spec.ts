import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readPrivateFile, writePrivateFile } from './private-file.js';

describe('a private file', () => {
  let directory: string;
  const path = () => join(directory, 'file');

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'followthrough-private-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('is not there until it is written, and is read as it was written last', async () => {
    expect(await readPrivateFile(path())).toBeUndefined();
    await writePrivateFile(path(), 'one');
    await writePrivateFile(path(), 'two');
    expect(await readPrivateFile(path())).toBe('two');
    expect(await readdir(directory)).toEqual(['file']);
  });

  it('is its owner’s alone, whatever lay there before or was left by a write that was cut short', async () => {
    await writeFile(path(), 'for everybody', { mode: 0o644 });
    await writeFile(`${path()}.new`, 'half', { mode: 0o644 });
    await writePrivateFile(path(), 'secret');
    expect((await stat(path())).mode & 0o777).toBe(0o600);
    expect(await readPrivateFile(path())).toBe('secret');
  });

  it('that cannot be written is said in one line', async () => {
    const refusal = /^cannot write to data directory .*: [^\n]+$/;
    await writePrivateFile(path(), 'a file, no directory');
    await expect(writePrivateFile(join(path(), 'below'), 'text')).rejects.toThrow(refusal);
    await mkdir(join(directory, 'other.new'));
    await expect(writePrivateFile(join(directory, 'other'), 'text')).rejects.toThrow(refusal);
  });
});

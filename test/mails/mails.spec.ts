import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { MAIL_KINDS } from '../../src/notifications/mails/mail-kind.js';
import { mailFiles } from './mail-files.js';
import { SAMPLE_MAILS } from './sample-mails.js';

const FOLDER = new URL('./', import.meta.url);
const files = mailFiles();

describe('the committed mails (npm run mails rewrites them)', () => {
  it.each([...files.keys()])('%s is what is composed today', async (name) => {
    expect(files.get(name)).toBe(await readFile(new URL(name, FOLDER), 'utf8'));
  });

  it('holds no mail that is composed no more', async () => {
    const committed = (await readdir(FOLDER)).filter((name) => !name.endsWith('.ts'));
    expect(committed.sort()).toEqual([...files.keys()].sort());
  });

  it('shows every kind', () => {
    expect(new Set(SAMPLE_MAILS.map(({ kind }) => kind))).toEqual(new Set(MAIL_KINDS));
  });
});

import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { MAIL_KINDS, MEMBER_MAIL_KINDS } from '../../src/mails/mail-kind.js';
import { MAIL_LANGUAGES } from '../../src/mails/words/mail-languages.js';
import { EVERY_SAMPLE } from './every-sample.js';
import { isMain, mailFiles } from './mail-files.js';

const FOLDER = new URL('./', import.meta.url);
const files = mailFiles();

describe('the committed mails (npm run mails rewrites them)', () => {
  it.each([...files.keys()])('%s is what is composed today', async (name) => {
    expect(files.get(name)).toBe(await readFile(new URL(name, FOLDER), 'utf8'));
  });

  it('holds no mail that is composed no more', async () => {
    const committed = (await readdir(FOLDER, { recursive: true })).filter((name) => /\.(?:html|txt)$/u.test(name));
    expect(committed.sort()).toEqual([...files.keys()].sort());
  });

  it('shows every kind in every language', () => {
    const kinds = [...MAIL_KINDS, 'DIGEST', ...MEMBER_MAIL_KINDS];
    expect(EVERY_SAMPLE.filter(isMain).map(({ kind }) => kind)).toEqual(kinds);
    for (const { name } of EVERY_SAMPLE.filter(isMain)) {
      for (const { locale } of MAIL_LANGUAGES) {
        expect([...files.keys()]).toEqual(expect.arrayContaining([`${name}/${locale}.html`, `${name}/${locale}.txt`]));
      }
    }
  });
});

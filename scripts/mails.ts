// Rewrites the committed mails in test/mails: `npm run mails`.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';

const folder = new URL('../test/mails/', import.meta.url);
const { mailFiles } = await import(new URL('mail-files.ts', folder).href);

const names = await readdir(folder, { recursive: true });
const stale = names.filter((name) => /\.(?:html|txt)$/u.test(name));
await Promise.all(stale.map((name) => rm(new URL(name, folder))));
const files: Map<string, string> = mailFiles();
for (const [name, content] of files) {
  const file = new URL(name, folder);
  await mkdir(new URL('./', file), { recursive: true });
  await writeFile(file, content);
}
process.stdout.write(`${files.size} files written; open test/mails/index.html\n`);

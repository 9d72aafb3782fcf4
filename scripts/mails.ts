// Rewrites the committed mails in test/mails: `npm run mails`. Node runs the TypeScript sources as they are; only
// the endings of their imports, which name the compiled files, have to be led back to them.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    const fromSource = specifier.startsWith('.') && !context.parentURL?.includes('/node_modules/');
    return next(fromSource ? specifier.replace(/\.js$/u, '.ts') : specifier, context);
  },
});

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

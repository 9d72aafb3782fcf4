// Rewrites the committed mails in test/mails: `npm run mails`. Node runs the TypeScript sources as they are; only
// the endings of their imports, which name the compiled files, have to be led back to them.
import { readdir, rm, writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    const fromSource = specifier.startsWith('.') && !context.parentURL?.includes('/node_modules/');
    return next(fromSource ? specifier.replace(/\.js$/u, '.ts') : specifier, context);
  },
});

const folder = new URL('../test/mails/', import.meta.url);
const { mailFiles } = await import(new URL('mail-files.ts', folder).href);

const stale = (await readdir(folder)).filter((name) => /\.(?:html|txt)$/u.test(name));
await Promise.all(stale.map((name) => rm(new URL(name, folder))));
const files: Map<string, string> = mailFiles();
await Promise.all([...files].map(([name, content]) => writeFile(new URL(name, folder), content)));
process.stdout.write(`${files.size} files written; open test/mails/index.html\n`);

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync, version } from '@swc/core';

// For processes that run our TypeScript outside jest, compiled as the build compiles it: `import './run-typescript.mjs'`
// first, then `await import('….ts')`.

const configFile = fileURLToPath(new URL('../../.swcrc', import.meta.url));
const compiler = `${version} ${readFileSync(configFile, 'utf8')}`;
const compiledFolder = new URL('../../node_modules/.cache/followthrough-compiled/', import.meta.url);

// Code of V8's, too, is made once: 1.7 s of processor time for a start of the service instead of 2.7.
enableCompileCache(fileURLToPath(new URL('v8', compiledFolder)));

/** Compiled once for all processes. */
function compiled(filename) {
  const source = readFileSync(filename, 'utf8');
  const key = createHash('sha256').update(`${compiler}\0${filename}\0${source}`).digest('hex');
  const known = new URL(key, compiledFolder);
  if (existsSync(known)) return readFileSync(known, 'utf8');
  const { code } = transformSync(source, { filename, configFile, sourceMaps: 'inline' });
  keep(known, code);
  return code;
}

function keep(file, text) {
  try {
    mkdirSync(compiledFolder, { recursive: true });
    // Whole or not there at all, for another process that reads it meanwhile.
    const unfinished = new URL(`${file.href}.${process.pid}`);
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
  } catch {
    // A process of another account may not write here: it compiles for itself.
  }
}

registerHooks({
  // Our imports name the compiled file.
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && specifier.endsWith('.js')) {
      for (const extension of ['.ts', '.tsx']) {
        const source = new URL(specifier.replace(/\.js$/, extension), context.parentURL);
        if (existsSync(source)) return next(source.href, context);
      }
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !/\.tsx?$/.test(url)) return next(url, context);
    return { format: 'module', source: compiled(fileURLToPath(url)), shortCircuit: true };
  },
});

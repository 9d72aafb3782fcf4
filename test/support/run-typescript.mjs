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

const sources = new Map();

/** Of a module that our imports name as it is called when it is compiled; null: it is none of ours. */
function sourceOf(compiledUrl) {
  const known = sources.get(compiledUrl);
  if (known !== undefined) return known;
  const candidates = ['.ts', '.tsx'].map((extension) => compiledUrl.replace(/\.js$/, extension));
  const source = candidates.find((url) => existsSync(fileURLToPath(url))) ?? null;
  sources.set(compiledUrl, source);
  return source;
}

registerHooks({
  // Where a module of ours lies is known: node would look for packages, links and formats, a third of the time of a start.
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.startsWith('file:')) {
      const url = sourceOf(new URL(specifier, context.parentURL).href);
      if (url !== null) return { url, shortCircuit: true };
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !/\.tsx?$/.test(url)) return next(url, context);
    return { format: 'module', source: compiled(fileURLToPath(url)), shortCircuit: true };
  },
});

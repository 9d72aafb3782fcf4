import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
// Before anything of ours: a file with modules of its own gets the globals that were there when this was loaded.
import 'jest-environment-node';
import JestRuntime from 'jest-runtime';
import '../run-typescript.mjs';
import { setJestGlobals } from './jest-globals.mjs';
import SharedEnvironment from './shared-environment.mjs';

const require = createRequire(import.meta.url);
const asModule = { supportsDynamicImport: true, supportsStaticESM: true, supportsTopLevelAwait: true };
const sourceMaps = new Map();
let compiler;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== '@jest/globals') return next(specifier, context);
    return { url: new URL('jest-globals.mjs', import.meta.url).href, format: 'module', shortCircuit: true };
  },
  // Compiled by jest, which keeps the results and shows failures at their lines.
  load(url, context, next) {
    if (!url.startsWith('file:') || !/\.tsx?$/.test(url)) return next(url, context);
    const filename = fileURLToPath(url);
    const { code, sourceMapPath } = compiler.transform(filename, asModule, readFileSync(filename, 'utf8'));
    if (sourceMapPath !== null) sourceMaps.set(url, sourceMapPath);
    return { format: 'module', source: code, shortCircuit: true };
  },
});

/**
 * Loads modules as node does, once for all files that a worker runs. Jest's own way, by which every file loads every
 * module again, takes nearly half of a run; it is left to files that ask for it by `@jest-environment node`.
 */
export default class SharedRuntime extends JestRuntime {
  #isShared;

  constructor(...parts) {
    super(...parts);
    const [, environment, , transformer] = parts;
    this.#isShared = environment instanceof SharedEnvironment;
    if (this.#isShared) compiler = transformer;
  }

  requireInternalModule(...path) {
    if (!this.#isShared) return super.requireInternalModule(...path);
    // The framework's state is one file's.
    delete require.cache[path[0]];
    return require(path[0]);
  }

  unstable_shouldLoadAsEsm(path) {
    return this.#isShared || super.unstable_shouldLoadAsEsm(path);
  }

  async unstable_importModule(path, ...rest) {
    if (!this.#isShared) return await super.unstable_importModule(path, ...rest);
    setJestGlobals(this.requireModuleOrMock(path, '@jest/globals'));
    return await import(pathToFileURL(path).href);
  }

  getSourceMaps() {
    return this.#isShared ? sourceMaps : super.getSourceMaps();
  }
}

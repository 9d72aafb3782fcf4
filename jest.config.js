// A process that watches stays, and has to load again what has changed.
const watches = process.argv.some((argument) => argument.startsWith('--watch'));

/** @type {import('jest').Config} */
export default {
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testRegex: '\\.spec\\.tsx?$',
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/fixtures/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
            react: { runtime: 'automatic', importSource: 'preact' },
          },
          keepClassNames: true,
        },
      },
    ],
  },
  // Modules are loaded once per worker (ADR 24), but for files that begin with `@jest-environment node`.
  testEnvironment: watches ? 'node' : '<rootDir>/test/support/jest/shared-environment.mjs',
  runtime: '<rootDir>/test/support/jest/shared-runtime.mjs',
  setupFiles: ['<rootDir>/test/support/jest/property-seed.mjs'],
  // One PostgreSQL for the whole run; every file that needs one clones a migrated template of its own.
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  maxWorkers: 2,
  // A worker that has grown is replaced by a new one.
  workerIdleMemoryLimit: '1.2GB',
  // Against hanging, not against slowness: a busy machine with two cores may take a minute for a first start.
  testTimeout: 120_000,
};

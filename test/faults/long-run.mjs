import '../support/run-typescript.mjs';

// npm run test:faults: the promise in its full size, with the figures.
await import('./long-run.ts');

import '../support/run-typescript.mjs';

// npm run test:memory: what the service's processes hold of the machine's memory, over time.
await import('./run.ts');

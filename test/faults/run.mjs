import '../support/run-typescript.mjs';

// npm run test:faults -- <row>: what the service must survive, done to its processes from outside.
await import('./run.ts');

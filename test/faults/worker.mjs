import '../support/run-typescript.mjs';

// A worker process that may be killed: the whole service as ROLE=worker, with the lease that it is given.
await import('./worker.ts');

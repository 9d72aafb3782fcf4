import '../support/run-typescript.mjs';

// npm run test:imports: a long file, killed on its way and gone on with, and how much memory that costs.
await import('./run.ts');

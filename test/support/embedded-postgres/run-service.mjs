import '../run-typescript.mjs';

// Stands for the service: starts the database of a data directory, says so, and stops it last when it is told to end.
const { startEmbeddedPostgres } = await import('../../../src/local/embedded-postgres/start-embedded-postgres.ts');
const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2], log: () => undefined });
process.stdout.write(`${JSON.stringify(postgres)}\n`);
process.stdin.resume();
process.stdin.once('end', () => postgres.stop());

export { EmbeddedPostgresError } from './embedded-postgres-error.js';
export { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.js';

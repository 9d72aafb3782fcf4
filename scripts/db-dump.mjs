// Rewrites migrations/schema.sql from a database that the migrations have just made: `npm run db:dump`. It starts a
// PostgreSQL of its own, and removes it.
import { writeFile } from 'node:fs/promises';
import pg from 'pg';
import '../test/support/run-typescript.mjs';

const { dumpSchema } = await import('../test/database/dump-schema.ts');
const { startTestCluster } = await import('../test/support/test-cluster.ts');
const { createTemplate, inDatabase, templateName } = await import('../test/support/test-template.ts');

const cluster = await startTestCluster();
try {
  await createTemplate(cluster);
  const client = new pg.Client({ connectionString: inDatabase(cluster.ownerUrl, templateName) });
  await client.connect();
  try {
    await writeFile(new URL('../migrations/schema.sql', import.meta.url), await dumpSchema(client));
  } finally {
    await client.end();
  }
} finally {
  await cluster.stop();
}

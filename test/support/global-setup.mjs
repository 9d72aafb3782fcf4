import './run-typescript.mjs';

/** Starts the run's PostgreSQL and migrates the template that every test file clones. */
export default async function globalSetup() {
  const { startTestCluster } = await import('./test-cluster.ts');
  const { createTemplate } = await import('./test-template.ts');
  const cluster = await startTestCluster();
  globalThis.testCluster = cluster;
  await createTemplate(cluster);
  globalThis.testPooler = await startPooler(cluster);
  process.env.TEST_CLUSTER = JSON.stringify({
    superuserUrl: cluster.superuserUrl,
    ownerUrl: cluster.ownerUrl,
    serviceUrl: globalThis.testPooler?.serviceUrl ?? cluster.serviceUrl,
    settings: globalThis.testPooler?.settings ?? {},
  });
}

/** In front of the database, if the run is to go through one: npm run test:pgbouncer. */
async function startPooler(cluster) {
  if (process.env.TEST_THROUGH !== 'pgbouncer') return undefined;
  const { startPgBouncer } = await import('./pgbouncer.ts');
  const { asSuperuser } = await import('./test-template.ts');
  // As docs/operations.md says, since the pooler does not pass them on.
  await asSuperuser(
    cluster.superuserUrl,
    `ALTER ROLE followthrough_service SET statement_timeout = '15s'`,
    `ALTER ROLE followthrough_service SET lock_timeout = '2s'`,
    `ALTER ROLE followthrough_service SET idle_in_transaction_session_timeout = '10s'`,
  );
  return await startPgBouncer(cluster.serviceUrl);
}

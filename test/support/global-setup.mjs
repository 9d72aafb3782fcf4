import './run-typescript.mjs';

/** Starts the run's PostgreSQL and migrates the template that every test file clones. */
export default async function globalSetup() {
  const { startTestCluster } = await import('./test-cluster.ts');
  const { createTemplate } = await import('./test-template.ts');
  const cluster = await startTestCluster();
  globalThis.testCluster = cluster;
  await createTemplate(cluster);
  process.env.TEST_CLUSTER = JSON.stringify({
    superuserUrl: cluster.superuserUrl,
    ownerUrl: cluster.ownerUrl,
    serviceUrl: cluster.serviceUrl,
  });
}

import { clusterUrls, type TestDatabase } from './test-database.js';
import { asSuperuser } from './test-template.js';

/** Ends the service's connections to the database and lets none in while the work lasts, as when its server is away. */
export async function whileAway<T>({ name }: TestDatabase, work: () => Promise<T>): Promise<T> {
  const { superuserUrl } = clusterUrls();
  await asSuperuser(
    superuserUrl,
    `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND application_name LIKE 'followthrough-%'`,
  );
  try {
    return await work();
  } finally {
    await asSuperuser(superuserUrl, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  }
}

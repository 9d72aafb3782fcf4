import { randomBytes } from 'node:crypto';
import { asSuperuser, createOwnedDatabase, inDatabase, templateName } from './test-template.js';

/** One test file's own migrated database. */
export interface TestDatabase {
  readonly name: string;
  readonly superuserUrl: string;
  /** Migrates; owns the tables, is no superuser. */
  readonly ownerUrl: string;
  /** Serves: what the service itself uses. */
  readonly serviceUrl: string;
  drop(): Promise<void>;
}

interface ClusterUrls {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  /** Of the service, where what stands between it and the database needs any. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The run's PostgreSQL, as the global setup left its addresses. */
export function clusterUrls(): ClusterUrls {
  const text = process.env['TEST_CLUSTER'];
  if (text === undefined) throw new Error('the test cluster is started by jest: run the tests with npm test');
  return JSON.parse(text) as ClusterUrls;
}

/** Clones the migrated template; or makes an empty database, for tests of the migrations themselves. */
export async function createTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const cluster = clusterUrls();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await createOwnedDatabase(cluster.superuserUrl, name, options.empty ? undefined : templateName);
  return {
    name,
    superuserUrl: inDatabase(cluster.superuserUrl, name),
    ownerUrl: inDatabase(cluster.ownerUrl, name),
    serviceUrl: inDatabase(cluster.serviceUrl, name),
    drop: () => asSuperuser(cluster.superuserUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

import { readFile } from 'node:fs/promises';
import { Client, escapeLiteral } from 'pg';
import type { ClusterRecord } from './cluster-record.js';

export const DATABASE = 'followthrough';
export const OWNER = 'followthrough_owner';
export const SERVICE = 'followthrough_service';

const BOOTSTRAP_SQL = new URL('../../../migrations/bootstrap.sql', import.meta.url);

/**
 * Makes the roles and the database, where they are missing.
 * @param urlOf the superuser's URL, given the database
 * @returns whether the database is new
 */
export async function bootstrapDatabase(urlOf: (database: string) => string, record: ClusterRecord): Promise<boolean> {
  const isNew = await withClient(urlOf('postgres'), async (client) => {
    await client.query(await readFile(BOOTSTRAP_SQL, 'utf8'));
    await client.query(`ALTER ROLE ${OWNER} PASSWORD ${escapeLiteral(record.ownerPassword)}`);
    await client.query(`ALTER ROLE ${SERVICE} PASSWORD ${escapeLiteral(record.servicePassword)}`);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${SERVICE}`);
    return rowCount === 0;
  });
  await withClient(urlOf(DATABASE), async (client) => {
    await client.query(`ALTER SCHEMA public OWNER TO ${OWNER}`);
    await client.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
  });
  return isNew;
}

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

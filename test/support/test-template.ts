import pg from 'pg';
import { migrate } from '../../src/platform/database/migrations.js';
import { queues } from '../../src/subscriptions.js';

export const templateName = 'followthrough_template';

export const migrationsFolder = new URL('../../migrations', import.meta.url).pathname;

/** The address of another database of the same server, as the same role. */
export function inDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/** Runs SQL as the superuser, which only the tests have. */
export async function asSuperuser(superuserUrl: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A database as a real one is made: by the superuser, for an owner that is none. */
export async function createOwnedDatabase(superuserUrl: string, name: string, template?: string): Promise<void> {
  // As files: half the work of PostgreSQL's default, by which every page passes its buffers and its log.
  const from = template === undefined ? '' : ` TEMPLATE ${template} STRATEGY FILE_COPY`;
  await asSuperuser(
    superuserUrl,
    `CREATE DATABASE ${name} OWNER followthrough_owner${from}`,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO followthrough_service`,
  );
  if (template === undefined) {
    await asSuperuser(
      inDatabase(superuserUrl, name),
      'ALTER SCHEMA public OWNER TO followthrough_owner',
      'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
    );
  }
}

export async function createTemplate(cluster: {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
}): Promise<void> {
  await createOwnedDatabase(cluster.superuserUrl, templateName);
  await migrate(inDatabase(cluster.ownerUrl, templateName), { folder: migrationsFolder, queues });
}

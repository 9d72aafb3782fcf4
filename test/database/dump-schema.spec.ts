import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../../src/platform/database/migrations.js';
import { queues } from '../../src/subscriptions.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { migrationsFolder } from '../support/test-template.js';
import { dumpSchema } from './dump-schema.js';

describe('migrations/schema.sql', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase({ empty: true });
    await migrate(database.ownerUrl, { folder: migrationsFolder, queues });
    client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('is what the migrations make of an empty database: npm run db:dump writes it', async () => {
    const committed = await readFile(new URL('../../migrations/schema.sql', import.meta.url), 'utf8');
    expect(await dumpSchema(client)).toBe(committed);
  });

  it.each([
    'ALTER TABLE jobs ADD COLUMN planted text',
    `ALTER TABLE jobs ALTER COLUMN title SET DEFAULT ''`,
    'ALTER TABLE jobs ALTER COLUMN title DROP NOT NULL',
    'ALTER TABLE jobs ALTER COLUMN title TYPE varchar(200)',
    'ALTER TABLE jobs ADD CONSTRAINT planted CHECK (length(title) < 300)',
    'ALTER TABLE jobs DROP CONSTRAINT jobs_recruiter_fkey',
    'DROP INDEX messages_due',
    'CREATE INDEX planted ON jobs (organization_id, title)',
    'ALTER TABLE jobs NO FORCE ROW LEVEL SECURITY',
    'ALTER TABLE rate_windows SET LOGGED',
    'ALTER TABLE jobs SET (fillfactor = 70)',
    'ALTER POLICY jobs_tenant ON jobs USING (true)',
    'CREATE POLICY planted ON jobs USING (true)',
    'GRANT DELETE ON jobs TO followthrough_service',
    'REVOKE SELECT (name) ON api_keys FROM followthrough_crossing',
    'ALTER TABLE jobs OWNER TO followthrough_service',
    'ALTER FUNCTION count_due SET search_path = public',
    'ALTER FUNCTION count_due OWNER TO followthrough_owner',
    'GRANT EXECUTE ON FUNCTION count_due TO PUBLIC',
    `COMMENT ON COLUMN slips.revision IS 'planted'`,
    `COMMENT ON TABLE slips IS 'planted'`,
    'CREATE TABLE planted (id uuid)',
    'CREATE VIEW planted AS SELECT 1 AS one',
    'CREATE SEQUENCE planted',
    `CREATE TYPE planted AS ENUM ('a')`,
    'CREATE FUNCTION planted() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    `CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER planted BEFORE INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION planted()`,
    'GRANT CREATE ON SCHEMA public TO followthrough_service',
  ])('shows %s', async (change) => {
    const before = await dumpSchema(client);
    await client.query('BEGIN');
    try {
      await client.query(change);
      expect(await dumpSchema(client)).not.toBe(before);
    } finally {
      await client.query('ROLLBACK');
    }
  });
});
